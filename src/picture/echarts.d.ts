/** The same as `echarts`, in one small file that loads six times as fast; it comes without types of its own. */
declare module 'echarts/dist/echarts.esm.min.mjs' {
  export * from 'echarts';
}

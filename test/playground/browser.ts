import { chromium as engine, type Browser } from 'playwright-core';
import { chromium } from '../machine.ts';

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts the machine's own Chromium. */
export function startBrowser(): Promise<Browser> {
  if (chromium === undefined) throw new Error('There is no Chromium on this machine.');
  return engine.launch({ executablePath: chromium, args: ARGS });
}

# Node runs the TypeScript as it is: nothing is built, only installed. Debian rather than Alpine: some Alpine builds of
# Node 26 came without Temporal. https://github.com/nodejs/docker-node/issues/2486
FROM node:26-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts

FROM node:26-slim
ENV NODE_ENV=production HEALTH_PORT=8080 DATA_DIR=/data
WORKDIR /app
COPY --from=dependencies /app/node_modules ./node_modules
COPY package.json LICENSE ./
COPY src ./src
COPY adapters ./adapters
COPY commands ./commands
COPY content ./content
# What a host runs beside the bot: keys, backups, Slack's manifest.
COPY scripts/keys.ts scripts/backup.ts scripts/restore.ts scripts/move.ts scripts/operator.ts scripts/manifest.ts ./scripts/
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.HEALTH_PORT + '/healthz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "src/start.js"]

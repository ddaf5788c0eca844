# One image: the server with the SFU in it, and the built web pages.
#
#   docker build -t samsyn .
#   docker run -v samsyn-data:/data -p 127.0.0.1:3000:3000 -p 40000-40003:40000-40003/udp -p 40000-40003:40000-40003/tcp \
#     -v /etc/samsyn/master.key:/master.key:ro -e MASTER_KEY_FILE=/master.key \
#     -e PUBLIC_URL=https://samsyn.example.org -e MEDIA_ANNOUNCED_ADDRESS=203.0.113.7 -e SESSION_SECRET=… samsyn

FROM node:24-bookworm-slim AS base
# ffmpeg for the recordings, bubblewrap to fence it in; the rest is what a worker that was built here links to.
RUN apt-get update \
  && apt-get install -y --no-install-recommends bubblewrap ffmpeg libabsl20220623 libsrtp2-1 libssl3 libuv1 \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /app

# The web pages and the media worker, by the same set-up as everywhere.
FROM base AS build
COPY . .
RUN XDG_CACHE_HOME=/cache npm start -- --prepare-only \
  && mv /cache/samsyn/mediasoup-worker-*/mediasoup-worker /mediasoup-worker

# What the server needs while it runs: no build tools, and the image's own Node 24.
FROM base AS modules
COPY package.json package-lock.json .npmrc ./
COPY shared/package.json shared/
COPY sfu/package.json sfu/
COPY server/package.json server/
COPY client/package.json client/
COPY e2e/package.json e2e/
RUN npm install --no-save --omit=dev --omit=optional -w shared -w sfu -w server

FROM base
COPY --from=modules /app/node_modules node_modules
COPY --from=build /mediasoup-worker /usr/local/bin/mediasoup-worker
COPY package.json ./
COPY shared shared
COPY sfu sfu
COPY server server
COPY --from=build /app/client/dist client/dist
RUN mkdir /data && chown node:node /data
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 MEDIA_WORKERS=4 DATA_DIR=/data MEDIASOUP_WORKER_BIN=/usr/local/bin/mediasoup-worker
USER node
VOLUME /data
# As many ports for faces and voices as there are media workers.
EXPOSE 3000 40000-40003/udp 40000-40003/tcp
HEALTHCHECK --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server/src/index.ts"]

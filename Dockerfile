# The production image: one image for web, worker, beat and migrate, which differ in the start script alone.

FROM node:20-bookworm-slim AS assets
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY bin/build-assets.mjs bin/
COPY static/src static/src
RUN node bin/build-assets.mjs

FROM python:3.11-slim-bookworm AS packages
RUN python -m venv /opt/venv
COPY requirements/runtime.lock .
RUN /opt/venv/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes -r runtime.lock

FROM python:3.11-slim-bookworm
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-liberation2 fonts-dejavu-core tzdata \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /srv/lsip --shell /usr/sbin/nologin lsip
ENV PATH=/opt/venv/bin:$PATH PYTHONDONTWRITEBYTECODE=1 LSIP_BIND=0.0.0.0
WORKDIR /srv/lsip
COPY --from=packages /opt/venv /opt/venv
COPY . .
COPY --from=assets /build/static/build static/build
# The files are named by their content here, so that every container of a release serves the same ones. The volumes of
# docker-compose.yml take their owner from the folders made here.
RUN LSIP_HASHED_STATIC=true python manage.py collectstatic --noinput --verbosity 0 \
    && mkdir -p var/broker/messages var/broker/control var/beat var/mail var/media \
    && chown -R lsip:lsip var
USER lsip
EXPOSE 8000
CMD ["bin/web"]

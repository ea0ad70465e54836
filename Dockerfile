# The image of docker-compose.yml: front end built, packages of requirements-scaled.txt.
FROM node:22-slim AS frontend
WORKDIR /patchbay
COPY package.json package-lock.json vite.config.js vite.server.config.js \
  vite.preview.config.js ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY frontend frontend
RUN npm run build

FROM python:3.12-slim
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PATCHBAY_DATA=/data
WORKDIR /patchbay
COPY requirements.txt requirements-scaled.txt ./
COPY packages packages
RUN pip install --no-cache-dir -r requirements-scaled.txt
COPY . .
COPY --from=frontend /patchbay/static/dist static/dist
COPY --from=frontend \
  /patchbay/packages/patchbay-tools/patchbay_tools/previewing/page \
  packages/patchbay-tools/patchbay_tools/previewing/page
RUN useradd --create-home patchbay && mkdir /data && chown patchbay /data
USER patchbay
CMD ["python", "manage.py", "serve", "--host", "0.0.0.0", "--port", "8000"]

# The wheel, with the frontend in it: the same build as everywhere else.
FROM python:3.13-slim-bookworm AS build
WORKDIR /source
COPY requirements/build.txt requirements/node.txt requirements/run.txt requirements/
RUN pip install --no-cache-dir --require-hashes -r requirements/build.txt -r requirements/node.txt
RUN python -m venv /opt/puzzleboard && /opt/puzzleboard/bin/pip install --no-cache-dir --require-hashes -r requirements/run.txt
COPY . .
RUN pip wheel --no-cache-dir --no-deps --no-build-isolation --wheel-dir /wheels . \
    && /opt/puzzleboard/bin/pip install --no-cache-dir --no-deps /wheels/*.whl

FROM python:3.13-slim-bookworm
RUN useradd --system --uid 10001 --home-dir /data --create-home puzzleboard
COPY --from=build /opt/puzzleboard /opt/puzzleboard
USER 10001
WORKDIR /data
ENV PUZZLEBOARD_HOST=0.0.0.0 \
    PUZZLEBOARD_DATA=/data
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=20s \
    CMD ["/opt/puzzleboard/bin/python", "-c", "import os, urllib.request as r; r.urlopen('http://127.0.0.1:' + os.environ.get('PUZZLEBOARD_PORT', '8000') + '/readyz', timeout=4)"]
# uvicorn ends a stop politely: what is said to be saved is, and browsers are told to come back.
STOPSIGNAL SIGTERM
CMD ["/opt/puzzleboard/bin/puzzleboard", "run"]

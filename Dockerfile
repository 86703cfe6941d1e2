# The images below us, in one place. A release pins each by digest: --build-arg SDK=mcr.microsoft.com/dotnet/sdk:10.0@sha256:… (and POSTGRES_IMAGE in .env).
ARG SDK=mcr.microsoft.com/dotnet/sdk:10.0
ARG ASPNET=mcr.microsoft.com/dotnet/aspnet:10.0

# The web image: Portal and Integrations, nothing else. Neither browser nor driver is in it.
FROM ${SDK} AS build
WORKDIR /src
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig ./
COPY Gigafibre.Portal.Integrations/*.csproj Gigafibre.Portal.Integrations/packages.lock.json Gigafibre.Portal.Integrations/
COPY Gigafibre.Portal/*.csproj Gigafibre.Portal/packages.lock.json Gigafibre.Portal/
RUN dotnet restore Gigafibre.Portal --locked-mode -r linux-x64 -p:PublishReadyToRun=true
COPY Gigafibre.Portal.Integrations Gigafibre.Portal.Integrations
COPY Gigafibre.Portal Gigafibre.Portal
COPY docs/help docs/help
# Compiled ahead of time: the first page comes in half the time.
RUN dotnet publish Gigafibre.Portal --no-restore -c Release -r linux-x64 --no-self-contained -p:PublishReadyToRun=true -p:PlaywrightPlatform=none -o /app

# The modem bridge: the same program with Playwright's driver, in an image of its own with a browser.
FROM build AS build-bridge
RUN dotnet publish Gigafibre.Portal --no-restore -c Release -r linux-x64 --no-self-contained -p:PublishReadyToRun=true -p:PlaywrightPlatform=linux-x64 -o /bridge

FROM ${ASPNET} AS modem-bridge
RUN apt-get update && apt-get install -y --no-install-recommends chromium curl && rm -rf /var/lib/apt/lists/* \
    && install -d -o app -g app /app/data
WORKDIR /app
COPY --from=build-bridge /bridge .
USER app
ENV ASPNETCORE_HTTP_PORTS=3301
EXPOSE 3301
VOLUME /app/data
HEALTHCHECK --interval=15s --timeout=3s --start-period=20s CMD curl -fsS http://localhost:3301/health/live || exit 1
ENTRYPOINT ["dotnet", "Gigafibre.Portal.dll", "--role", "modem-bridge"]

# The Debian image carries ICU, which fr-CA dates and numbers need; the chiseled one does not.
FROM ${ASPNET} AS web
RUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/* \
    && install -d -o app -g app /app/data
WORKDIR /app
COPY --from=build /app .
USER app
ENV ASPNETCORE_HTTP_PORTS=8080
EXPOSE 8080
VOLUME /app/data
HEALTHCHECK --interval=15s --timeout=3s --start-period=20s CMD curl -fsS http://localhost:8080/health/ready || exit 1
ENTRYPOINT ["dotnet", "Gigafibre.Portal.dll"]

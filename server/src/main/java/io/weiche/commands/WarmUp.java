package io.weiche.commands;

import io.weiche.WeicheServer;
import io.weiche.config.Config;
import io.weiche.db.Database;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

/// `warm-up`: starts on a data directory of its own, answers one request and stops, so that the build can record what
/// a start loads.
final class WarmUp {
    private WarmUp() {}

    static int execute(Config config) {
        try (var database = Database.open(config);
                var context = WeicheServer.start(config, database, Map.of("server.port", "0"));
                var client = HttpClient.newHttpClient()) {
            var port = context.getEnvironment().getRequiredProperty("local.server.port");
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/session"))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode() == 200 ? 0 : 1;
        } catch (IOException e) {
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }
}

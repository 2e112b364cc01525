package io.weiche.commands;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What people and programs ask of a server on an ordinary day, in both modes, with a switch in between.
final class WorkingDay implements AutoCloseable {
    private static final int ROUNDS = 60;
    private static final int PATIENCE = 600;

    private final HttpClient client = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();
    private final String address;
    private final String token;

    /// @param token of an administrator of an account in classic mode with some leads
    WorkingDay(String address, String token) {
        this.address = address;
        this.token = token;
    }

    /// @return whether everything was answered as it should be
    boolean passes() throws IOException, InterruptedException {
        try {
            for (int round = 0; round < ROUNDS; round++) {
                work("leads", round);
            }
            switchToSimple();
            for (int round = 0; round < ROUNDS; round++) {
                work("deals", round);
            }
            return true;
        } catch (Refused e) {
            System.err.println(e.getMessage());
            return false;
        }
    }

    private void work(String kind, int round) throws IOException, InterruptedException {
        get("/session");
        get("/leads?limit=50");
        var page = get("/deals?limit=50");
        get("/contacts?limit=50");
        get("/search?q=M%C3%BCller");
        var inquiry = send("POST", "/inquiries", """
                {"title":"Anfrage","person":{"lastName":"Neu %1$d"},"emails":["neu-%2$s-%1$d@x.example"]}""".formatted(round, kind));
        var made = inquiry.path("became")
                .path(kind.equals("leads") ? "leadId" : "dealId")
                .longValue();
        get("/" + kind + "/" + made);
        send("PATCH", "/" + kind + "/" + made, "{\"comments\":\"Notiz %d\"}".formatted(round));
        get("/" + kind + "/" + made + "/timeline");
        get("/deals/" + page.path("items").path(0).path("id").longValue() + "/timeline");
        if (kind.equals("leads")) {
            send("POST", "/leads/" + made + "/conversion", "{\"deal\":{},\"contact\":true}");
        }
    }

    private void switchToSimple() throws IOException, InterruptedException {
        var epoch = get("/crm-mode").path("epoch").longValue();
        var run = send(
                "POST",
                "/crm-mode/switches",
                "{\"to\":\"SIMPLE\",\"customers\":\"BOTH\",\"expectedEpoch\":%d}".formatted(epoch));
        for (int i = 0; i < PATIENCE; i++) {
            var status = get("/crm-mode/switches/" + run.path("id").longValue())
                    .path("status")
                    .asString();
            if (status.equals("DONE")) {
                return;
            }
            Thread.sleep(100);
        }
        throw new Refused("the switch did not end");
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return answer(request(path).GET().build());
    }

    private JsonNode send(String method, String path, String body) throws IOException, InterruptedException {
        return answer(
                request(path).method(method, BodyPublishers.ofString(body)).build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + "/api/v1" + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("If-Match", "*");
    }

    private JsonNode answer(HttpRequest request) throws IOException, InterruptedException {
        var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 400) {
            throw new Refused(request.method() + " " + request.uri().getPath() + " was answered with "
                    + answer.statusCode() + ": " + answer.body());
        }
        return json.readTree(answer.body());
    }

    @Override
    public void close() {
        client.close();
    }

    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        Refused(String message) {
            super(message);
        }
    }
}

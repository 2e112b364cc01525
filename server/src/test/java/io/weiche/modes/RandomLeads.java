package io.weiche.modes;

import io.weiche.conversion.ActivityPolicy;
import io.weiche.testing.Api;
import io.weiche.timeline.Activity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/// People who share phones and addresses, known and unknown, with and without names, companies and activities.
final class RandomLeads {
    private static final int CUSTOMERS = 8;

    private final Api api;
    private final Random random;
    private final List<Long> contacts = new ArrayList<>();
    private long before;

    RandomLeads(Api api, Random random) {
        this.api = api;
        this.random = random;
    }

    void fill(int leads) {
        for (int n = 0; n < CUSTOMERS; n++) {
            contacts.add(api.post("/contacts", "{\"lastName\":\"Kunde " + n + "\"," + points() + "}")
                    .is(201)
                    .id());
            api.post("/companies", "{\"title\":\"Firma " + n + "\"," + points() + "}")
                    .is(201);
        }
        for (int n = 0; n < leads; n++) {
            lead(n);
            if (random.nextInt(5) == 0) {
                api.post("/inquiries", "{\"title\":\"Nachfrage " + n + "\"," + points() + "}")
                        .is(201);
            }
        }
        api.delete("/contacts/" + contacts.get(random.nextInt(contacts.size()))).is(204);
    }

    private void lead(int number) {
        var fields = new ArrayList<>(List.of("\"title\":\"Anfrage " + number + "\"", points()));
        if (random.nextInt(3) > 0) {
            fields.add("\"lastName\":\"Person " + random.nextInt(20) + "\"");
        }
        if (random.nextInt(3) == 0) {
            fields.add("\"companyTitle\":\"Betrieb " + random.nextInt(10) + "\"");
        }
        if (random.nextInt(3) > 0) {
            fields.add("\"amount\":\"" + random.nextInt(9_000) + "\"");
        }
        if (random.nextInt(6) == 0) {
            fields.add("\"contactId\":" + contacts.get(random.nextInt(contacts.size())));
        }
        var lead = api.lead("{" + String.join(",", fields) + "}");
        if (random.nextInt(3) == 0) {
            plan(lead);
        }
        if (random.nextInt(5) == 0) {
            api.post("/leads/" + lead + "/comments", "{\"body\":\"Ruft zurück\"}")
                    .is(201);
        }
        if (random.nextInt(15) == 0) {
            api.delete("/leads/" + lead).is(204);
            before = 0;
        } else {
            before = lead;
        }
    }

    /// Some are about the lead before as well.
    private void plan(long lead) {
        var also = random.nextInt(4) == 0 && before > 0 ? ",{\"kind\":\"LEAD\",\"id\":" + before + "}" : "";
        api.post(
                        "/activities",
                        "{\"type\":\"" + oneOf(Activity.Type.values())
                                + "\",\"title\":\"Nachfassen\",\"records\":[{\"kind\":\"LEAD\",\"id\":" + lead + "}"
                                + also
                                + "]}")
                .is(201);
    }

    /// An answer for all activities, and for some types their own.
    String policy() {
        var own = Arrays.stream(Activity.Type.values())
                .filter(_ -> random.nextBoolean())
                .map(type -> "\"" + type + "\":\"" + oneOf(ActivityPolicy.Choice.values()) + "\"")
                .collect(Collectors.joining(","));
        return "\"keepActivitiesOpen\":" + random.nextBoolean() + ",\"activities\":{" + own + "}";
    }

    private <T> T oneOf(T[] all) {
        return all[random.nextInt(all.length)];
    }

    private String points() {
        var phones = random.nextBoolean() ? "\"0221 55" + (1000 + random.nextInt(30)) + "\"" : "";
        var emails = random.nextInt(3) == 0 ? "\"Person" + random.nextInt(30) + "@x.example\"" : "";
        return "\"phones\":[" + phones + "],\"emails\":[" + emails + "]";
    }
}

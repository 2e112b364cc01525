package io.weiche.modes;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// In simple mode whoever hands in an inquiry needs the rights to what it becomes (crm.md 9, 15).
@WeicheTest
class OpeningRightsTest {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final TestAccounts accounts;

    OpeningRightsTest(TestAccounts accounts) {
        this.accounts = accounts;
    }

    /// Sees everything and may add what is named.
    private Api adder(Api api, String... areas) {
        var user = accounts.manager(api);
        var role = api.post("/roles", Json.of("{'name':'Anlegen " + NUMBER.incrementAndGet() + "'}"))
                .is(201)
                .id();
        for (var area : areas) {
            for (var action : new String[] {"READ", "ADD"}) {
                api.patch(
                                "/access/matrix",
                                Json.of("{'changes':[{'roleId':" + role + ",'area':'" + area + "','action':'" + action
                                        + "','scope':'ALL'}]}"))
                        .is(200);
            }
        }
        api.patch("/users/" + user.userId(), "{\"roleIds\":[" + role + "]}").is(200);
        return user;
    }

    private static void customers(Api api, String customers) {
        api.send("PUT", "/crm-mode/intake", Json.of("{'customers':'" + customers + "'}"), Map.of())
                .is(200);
    }

    private static Stream<Api.Answer> doors(Api user) {
        var number = NUMBER.incrementAndGet();
        return Stream.of(
                user.post("/inquiries", Json.of("{'title':'x','emails':['r" + number + "@rechte.example']}")),
                user.post("/leads", Json.of("{'title':'x','lastName':'L" + number + "'}")),
                user.post("/calls", Json.of("{'number':'0221 70" + (1000 + number) + "'}")));
    }

    @Test
    void inSimpleModeTheRightToLeadsAloneMakesNoDealsAndCustomers() {
        var api = accounts.open();
        customers(api, "CONTACT");
        doors(adder(api, "LEAD")).forEach(answer -> answer.isProblem(403, "forbidden"));
        doors(adder(api, "LEAD", "DEAL")).forEach(answer -> answer.isProblem(403, "forbidden"));
        doors(adder(api, "LEAD", "CONTACT")).forEach(answer -> answer.isProblem(403, "forbidden"));
        assertThat(api.items("/deals").size()).isZero();
        assertThat(api.items("/contacts").size()).isZero();
        doors(adder(api, "DEAL", "CONTACT")).forEach(answer -> answer.is(201));
        assertThat(api.items("/deals").size()).isEqualTo(3);
        customers(api, "BOTH");
        doors(adder(api, "DEAL", "CONTACT")).forEach(answer -> answer.isProblem(403, "forbidden"));
    }

    @Test
    void inClassicModeTheRightToLeadsIsEnough() {
        var api = accounts.openClassic();
        doors(adder(api, "LEAD")).forEach(answer -> answer.is(201));
        doors(adder(api, "DEAL", "CONTACT", "COMPANY")).forEach(answer -> answer.isProblem(403, "forbidden"));
    }
}

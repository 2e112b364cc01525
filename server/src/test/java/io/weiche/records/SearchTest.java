package io.weiche.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The search over all kinds.
@WeicheTest
class SearchTest {
    private final TestAccounts accounts;
    private final Api api;

    SearchTest(TestAccounts accounts) {
        this.accounts = accounts;
        this.api = accounts.openClassic();
        api.post("/companies", Json.of("{'title':'Zwiebelturm AG','phones':['030 6660001']}"))
                .is(201);
        api.post("/contacts", Json.of("{'firstName':'Eva','lastName':'Zwiebelturm','emails':['Eva@Zwiebel.example']}"))
                .is(201);
        api.post("/deals", Json.of("{'title':'Dach vom Zwiebelturm'}")).is(201);
        api.lead(Json.of("{'title':'Zwiebelturm?'}"));
    }

    @Test
    void oneWordFindsRecordsOfAllKinds() {
        assertThat(api.items("/search?q=zwiebelturm")
                        .valueStream()
                        .map(hit -> hit.path("kind").asString()))
                .containsExactlyInAnyOrder("LEAD", "DEAL", "CONTACT", "COMPANY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"eva@zwiebel.example", "EVA@ZWIEBEL.EXAMPLE", "+49 30 6660001", "030/666 0001"})
    void aPhoneOrAddressFindsItsOwner(String typed) {
        assertThat(api.items("/search?q=" + Api.encoded(typed)).size()).isEqualTo(1);
    }

    @Test
    void oneCharacterFindsNothing() {
        assertThat(api.items("/search?q=z").isEmpty()).isTrue();
        assertThat(api.items("/search").isEmpty()).isTrue();
    }

    @Test
    void aManagerFindsWhatTheyMaySee() {
        assertThat(accounts.manager(api)
                        .items("/search?q=zwiebelturm")
                        .valueStream()
                        .map(hit -> hit.path("kind").asString()))
                .containsExactly("COMPANY");
        assertThat(accounts.open().items("/search?q=zwiebelturm").isEmpty()).isTrue();
    }
}

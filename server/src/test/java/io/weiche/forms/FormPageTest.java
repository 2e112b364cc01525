package io.weiche.forms;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The public page of a form.
@WeicheTest
class FormPageTest {
    private final TestAccounts accounts;

    FormPageTest(TestAccounts accounts) {
        this.accounts = accounts;
    }

    @Test
    void otherSitesMayShowItInAFrame() {
        var owner = accounts.open();
        var form = owner.items("/forms").get(0).path("key").asString();
        var page = Api.raw("GET", owner.server() + "/f/" + form, null, Map.of()).is(200);
        assertThat(page.headers().get("content-security-policy")).contains("frame-ancestors *");
    }
}

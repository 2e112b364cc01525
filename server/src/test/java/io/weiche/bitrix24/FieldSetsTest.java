package io.weiche.bitrix24;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The fields that official SDKs compare one by one with their own classes.
@WeicheTest
class FieldSetsTest {
    private final TestAccounts accounts;

    FieldSetsTest(TestAccounts accounts) {
        this.accounts = accounts;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "crm.activity.fields",
                "crm.address.fields",
                "crm.contact.company.fields",
                "crm.currency.fields",
                "crm.currency.localizations.fields",
                "crm.item.productrow.fields",
                "crm.product.fields",
                "crm.quote.fields",
                "crm.requisite.bankdetail.fields",
                "crm.requisite.fields",
                "crm.requisite.link.fields",
                "crm.requisite.preset.field.fields",
                "crm.requisite.preset.fields",
                "crm.status.fields",
                "crm.timeline.comment.fields",
                "crm.userfield.fields"
            })
    void theNewerFamiliesHaveTheFieldsTheSdksExpect(String method) throws IOException {
        var result = new Rest(accounts.open()).result(method, "{}");
        var fields = result.has("fields") && result.size() == 1 ? result.path("fields") : result;
        assertThat(fields.propertyNames()).containsExactlyInAnyOrderElementsOf(expected(method));
    }

    private static List<String> expected(String method) throws IOException {
        try (var stream = Objects.requireNonNull(FieldSetsTest.class.getResourceAsStream("/bitrix24/" + method))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}

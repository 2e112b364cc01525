package io.weiche.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Amounts as people and programs write them (reliability 8.5).
class MoneyTest {
    @ParameterizedTest
    @CsvSource({
        "100, EUR, 100.00",
        "12.5, EUR, 12.50",
        "-3.10, EUR, -3.10",
        "0, EUR, 0.00",
        "-0, EUR, 0.00",
        "1e3, EUR, 1000.00",
        "5000, JPY, 5000.00",
        "1.000, EUR, 1.00",
        "1.23, KWD, 1.23",
        "9999999999999999.99, EUR, 9999999999999999.99"
    })
    void anAmountIsKeptWithTwoDecimals(String text, String currency, String stored) {
        assertThat(Money.of("amount", text, currency).value().toPlainString()).isEqualTo(stored);
    }

    @ParameterizedTest
    @CsvSource({
        "NaN, EUR, not-a-number",
        "Infinity, EUR, not-a-number",
        "'', EUR, not-a-number",
        "'1,50', EUR, not-a-number",
        "1.234.567, EUR, not-a-number",
        "0x10, EUR, not-a-number",
        "1e308, EUR, not-a-number",
        "1e-400, EUR, not-a-number",
        "12345678901234567890123456789012345678901, EUR, not-a-number",
        "10000000000000000, EUR, too-large",
        "-10000000000000000, EUR, too-large",
        "0.005, EUR, too-many-decimals",
        "1.5, JPY, too-many-decimals",
        "1.234, KWD, too-many-decimals",
        "1, XYZ, unknown-currency",
        "1, eur, unknown-currency",
        "1, '', unknown-currency"
    })
    void nothingIsRoundedOrGuessed(String text, String currency, String code) {
        assertThatThrownBy(() -> Money.of("amount", text, currency))
                .isInstanceOfSatisfying(
                        BadInput.class,
                        refused -> assertThat(refused.errors())
                                .containsExactly(new BadInput.FieldError(
                                        "amount",
                                        code,
                                        refused.errors().getFirst().message())));
    }
}

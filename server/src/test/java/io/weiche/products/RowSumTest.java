package io.weiche.products;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a row of products comes to. The client's `sums.test.ts` asks the same.
class RowSumTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "1, 100.00, -, -, 0, false, 100.00, 100.00",
                "3, 19.99, -, -, 0, false, 59.97, 59.97",
                "1, 100.00, -, -, 19, false, 100.00, 119.00",
                "1, 119.00, -, -, 19, true, 100.00, 119.00",
                "1, 100.00, 10, -, 19, false, 90.00, 107.10",
                "2, 100.00, -, 5.50, 0, false, 189.00, 189.00",
                "0.3333, 9.99, -, -, 0, false, 3.33, 3.33",
                "0.5, 0.01, -, -, 0, false, 0.01, 0.01",
                "0.5, -0.01, -, -, 0, false, -0.01, -0.01",
                "3, 0.33, 12.5, -, 7, false, 0.87, 0.93",
                "1, 9007199254740993.01, -, -, 0, false, 9007199254740993.01, 9007199254740993.01",
            })
    void aRowIsExactAndRoundedOnce(
            BigDecimal quantity,
            BigDecimal price,
            BigDecimal percent,
            BigDecimal off,
            BigDecimal tax,
            boolean included,
            String net,
            String total) {
        var sum = RowSum.of(quantity, price, percent, off, tax, included, 2);
        assertThat(sum.net()).isEqualTo(net);
        assertThat(sum.total()).isEqualTo(total);
    }

    @Test
    void yenHaveNoDecimals() {
        var sum = RowSum.of(new BigDecimal("1.5"), new BigDecimal(333), null, null, BigDecimal.TEN, false, 0);
        assertThat(sum).isEqualTo(new RowSum(new BigDecimal(500), new BigDecimal(549)));
    }
}

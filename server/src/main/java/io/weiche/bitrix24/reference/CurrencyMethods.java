package io.weiche.bitrix24.reference;

import io.weiche.bitrix24.call.Answer;
import io.weiche.bitrix24.call.Call;
import io.weiche.bitrix24.call.MethodFamily;
import io.weiche.bitrix24.call.MethodList;
import io.weiche.bitrix24.catalogue.Described;
import io.weiche.bitrix24.list.Rows;
import io.weiche.bitrix24.wire.RestError;
import io.weiche.kernel.Money;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Currencies. The account's own is the base; amounts may be in any other, but nobody converts them, so there are no
/// rates.
@Component
class CurrencyMethods implements MethodFamily {
    private static final List<String> COMMON = List.of("EUR", "USD", "GBP", "CHF", "PLN", "CZK", "RUB");

    @Override
    public void register(MethodList methods) {
        methods.read(
                "crm.currency.list",
                "order",
                "The account's currency and common ones",
                "{\"order\":{\"SORT\":\"ASC\"}}",
                CurrencyMethods::list);
        methods.read("crm.currency.get", "id*", "One currency", "{\"id\":\"EUR\"}", CurrencyMethods::get);
        methods.read(
                "crm.currency.base.get",
                "",
                "The account's currency",
                "{}",
                call -> Answer.of(call.account().currency()));
        methods.read("crm.currency.fields", "", "The fields of a currency", "{}", CurrencyMethods::fields);
        methods.read(
                "crm.currency.localizations.fields",
                "",
                "The fields of how amounts are written",
                "{}",
                call -> Answer.of(Described.of(
                        call.account().language(),
                        "currency",
                        "string:FORMAT_STRING",
                        "string:FULL_NAME",
                        "string:DEC_POINT",
                        "string:THOUSANDS_SEP",
                        "integer:DECIMALS",
                        "string:THOUSANDS_VARIANT",
                        "char:HIDE_ZERO")));
    }

    private static Answer fields(Call call) {
        return Answer.of(Described.of(
                call.account().language(),
                "currency",
                "string:CURRENCY!#",
                "integer:AMOUNT_CNT",
                "double:AMOUNT",
                "integer:SORT",
                "char:BASE",
                "string:FULL_NAME?",
                "string:LID?",
                "string:FORMAT_STRING?",
                "string:DEC_POINT?",
                "string:THOUSANDS_SEP?",
                "integer:DECIMALS?",
                "datetime:DATE_UPDATE?",
                "currency_localization:LANG"));
    }

    private static Answer list(Call call) {
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        Stream.concat(Stream.of(call.account().currency()), COMMON.stream())
                .distinct()
                .forEach(code -> rows.add(row(call, code, (rows.size() + 1) * 100)));
        return Answer.whole(Rows.ordered(rows, call), rows.size());
    }

    private static Answer get(Call call) {
        var id = call.params().text("id");
        if (id == null) {
            throw RestError.plain("ID is not defined or invalid.");
        }
        var code = id.toUpperCase(Locale.ROOT);
        if (Currency.getAvailableCurrencies().stream()
                .noneMatch(known -> known.getCurrencyCode().equals(code) && known.getDefaultFractionDigits() >= 0)) {
            throw RestError.notFound();
        }
        var row = row(call, code, 100);
        row.put("LANG", Map.of(String.valueOf(row.get("LID")), row(call, code, 100)));
        return Answer.of(row);
    }

    private static Map<String, @Nullable Object> row(Call call, String code, int sort) {
        var base = code.equals(call.account().currency());
        var language = call.account().language();
        var german = language.code().equals("de");
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("CURRENCY", code);
        row.put("AMOUNT_CNT", "1");
        row.put("AMOUNT", base ? "1.0000" : null);
        row.put("SORT", Integer.toString(sort));
        row.put("BASE", base ? "Y" : "N");
        row.put("FULL_NAME", Currency.getInstance(code).getDisplayName(Locale.of(language.code())));
        row.put("LID", language.code());
        row.put("FORMAT_STRING", "# " + code);
        row.put("DEC_POINT", german ? "," : ".");
        row.put("THOUSANDS_SEP", german ? "." : ",");
        row.put("DECIMALS", Integer.toString(Money.decimals(code)));
        row.put("DATE_UPDATE", "");
        return row;
    }
}

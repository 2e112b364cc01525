package io.weiche.bitrix24.reference;

import io.weiche.bitrix24.call.Answer;
import io.weiche.bitrix24.call.Call;
import io.weiche.bitrix24.call.MethodFamily;
import io.weiche.bitrix24.call.MethodList;
import io.weiche.bitrix24.wire.RestError;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// `crm.type.*`: kinds of record an account has made up. There are none, and programs that begin by asking go on.
@Component
class TypeMethods implements MethodFamily {
    @Override
    public void register(MethodList methods) {
        methods.read(
                "crm.type.list",
                "filter, order, start",
                "Smart processes; there are none",
                "{\"order\":{\"id\":\"DESC\"}}",
                _ -> Answer.whole(Map.of("types", List.of()), 0));
        methods.read("crm.type.get", "id*", "Smart processes; there are none", "{\"id\":16}", TypeMethods::get);
    }

    private static Answer get(Call call) {
        call.params().requireInteger("id");
        throw new RestError(400, "0", "SPA not found");
    }
}

package io.weiche.bitrix24.moving;

import io.weiche.accounts.Accounts;
import io.weiche.bitrix24.call.Command;
import io.weiche.bitrix24.call.Dispatcher;
import io.weiche.bitrix24.wire.Params;
import io.weiche.bitrix24.wire.PhpJson;
import io.weiche.bitrix24.wire.RestError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// This account, spoken to as the portal is.
@Component
class Inside {
    private static final JsonMapper JSON = new JsonMapper();

    private final Dispatcher dispatcher;
    private final Accounts accounts;

    Inside(Dispatcher dispatcher, Accounts accounts) {
        this.dispatcher = dispatcher;
        this.accounts = accounts;
    }

    /// @throws RestError when the method refuses
    /// @throws MovingIn.Stopped when it may succeed later: what is kept as refused never comes again
    JsonNode call(String method, Map<String, ?> params) {
        ObjectNode node = JSON.valueToTree(params);
        try {
            var done = dispatcher.run(new Command(method, Params.of(node), null), accounts.get(), Instant.now());
            return JSON.readTree(PhpJson.write(done.answer().result()));
        } catch (RestError e) {
            if (e.passing()) {
                throw new MovingIn.Stopped(e.text() + " Try again; it goes on where it stopped.", e);
            }
            throw e;
        }
    }

    List<JsonNode> rows(String method, Map<String, ?> params, String within) {
        var result = call(method, params);
        var rows = new ArrayList<JsonNode>();
        (within.isEmpty() ? result : result.path(within)).forEach(rows::add);
        return rows;
    }
}

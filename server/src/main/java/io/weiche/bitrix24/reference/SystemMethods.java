package io.weiche.bitrix24.reference;

import io.weiche.access.CurrentUser;
import io.weiche.access.Users;
import io.weiche.bitrix24.call.Answer;
import io.weiche.bitrix24.call.Call;
import io.weiche.bitrix24.wire.Dates;
import io.weiche.bitrix24.wire.RestError;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The caller and the server themselves.
@Component
public class SystemMethods {
    private final Users users;

    SystemMethods(Users users) {
        this.users = users;
    }

    /// Whose webhook this is: what programs ask to test a connection.
    public Answer profile(Call call) {
        var me = CurrentUser.require();
        var user = users.find(CurrentUser.requireId()).orElseThrow(RestError::noAuthorisation);
        var profile = new LinkedHashMap<String, @Nullable Object>();
        profile.put("ID", Long.toString(user.id()));
        profile.put("ADMIN", me.administrator());
        profile.put("NAME", Objects.requireNonNullElse(user.firstName(), ""));
        profile.put("LAST_NAME", Objects.requireNonNullElse(user.lastName(), ""));
        profile.put("PERSONAL_GENDER", "");
        profile.put("TIME_ZONE", call.account().timeZone().getId());
        return Answer.of(profile);
    }

    public Answer isAdministrator(Call call) {
        return Answer.of(CurrentUser.require().administrator());
    }

    public Answer time(Call call) {
        return Answer.of(Dates.atom(
                Instant.now().atOffset(ZoneOffset.UTC), call.account().timeZone()));
    }

    /// Methods of applications, which webhooks are not.
    public Answer applicationOnly(Call call) {
        throw new RestError(403, "ACCESS_DENIED", "Access denied! Application context required");
    }

    /// A batch is run by the door; reached from here it was asked for within another one.
    public Answer batchInBatch(Call call) {
        throw new RestError(405, "ERROR_BATCH_METHOD_NOT_ALLOWED", "Method is not allowed for batch usage");
    }
}

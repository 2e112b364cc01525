package io.weiche.setup;

import static io.weiche.db.tables.Tables.SETUP_LINK;

import io.weiche.access.SignIns;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// The one-time link with which the first account is opened. Only its hash is stored; every start of an installation
/// without anybody in it makes a new one.
@Component
public class SetupLinks {
    private final DSLContext db;
    private final SignIns signIns;

    SetupLinks(DSLContext db, SignIns signIns) {
        this.db = db;
        this.signIns = signIns;
    }

    /// @return the path of the new link, empty when somebody can sign in already
    public Optional<String> renewIfNobodyIsThere() {
        if (signIns.anyone()) {
            return Optional.empty();
        }
        var bytes = new byte[20];
        new SecureRandom().nextBytes(bytes);
        var token = HexFormat.of().formatHex(bytes);
        db.deleteFrom(SETUP_LINK).execute();
        db.insertInto(SETUP_LINK)
                .set(SETUP_LINK.TOKEN_HASH, DigestUtils.sha256(token))
                .execute();
        return Optional.of("/setup/" + token);
    }

    public boolean valid(String token) {
        return db.fetchExists(SETUP_LINK, SETUP_LINK.TOKEN_HASH.eq(DigestUtils.sha256(token)));
    }

    /// Uses the link up; of two at once only one succeeds.
    boolean use(String token) {
        return db.deleteFrom(SETUP_LINK)
                        .where(SETUP_LINK.TOKEN_HASH.eq(DigestUtils.sha256(token)))
                        .execute()
                == 1;
    }

    void close() {
        db.deleteFrom(SETUP_LINK).execute();
    }
}

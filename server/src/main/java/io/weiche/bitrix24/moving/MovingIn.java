package io.weiche.bitrix24.moving;

import io.weiche.access.CurrentUser;
import io.weiche.access.Role;
import io.weiche.access.SignIns;
import io.weiche.access.Users;
import io.weiche.kernel.AccountId;
import io.weiche.kernel.CurrentAccount;
import io.weiche.modes.CrmModes;
import io.weiche.modes.Mode;
import io.weiche.outbound.Outbound;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Moves what a portal has into an account, as its first administrator. Can be killed and begun again at any moment,
/// and
/// begun again when it is done: what is here is found again.
@Component
public class MovingIn {
    private final MoveSettings settings;
    private final MoveRecords records;
    private final MoveBeside beside;
    private final OriginStore origins;
    private final CrmModes modes;
    private final Users users;
    private final SignIns signIns;
    private final TransactionTemplate transaction;

    MovingIn(
            MoveSettings settings,
            MoveRecords records,
            MoveBeside beside,
            OriginStore origins,
            CrmModes modes,
            Users users,
            SignIns signIns,
            TransactionTemplate transaction) {
        this.settings = settings;
        this.records = records;
        this.beside = beside;
        this.origins = origins;
        this.modes = modes;
        this.users = users;
        this.signIns = signIns;
        this.transaction = transaction;
    }

    /// The portal cannot be moved out of, or not now. What has come until then stays.
    public static final class Stopped extends RuntimeException {
        Stopped(String message) {
            super(message);
        }

        Stopped(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /// Says what would come and what cannot; changes nothing.
    ///
    /// @param webhook the address of an incoming webhook of the portal
    public void rehearse(AccountId account, String webhook, Consumer<String> tell) {
        at(account, webhook, tell, portal -> {
            var said = new ArrayList<String>();
            settings.move(portal, false, said);
            said.forEach(tell);
            for (var kind : MoveSettings.KINDS) {
                tell.accept(kind + ": " + portal.total("crm." + kind + ".list", Map.of()) + " there");
            }
            tell.accept("activity: " + portal.total("crm.activity.list", Map.of()) + " there");
            var converted = portal.total("crm.lead.list", Map.of("STATUS_SEMANTIC_ID", "S"));
            if (converted > 0) {
                tell.accept(converted + " converted leads cannot come; their deals and customers do");
            }
            if (transaction.execute(_ -> modes.get().mode()) == Mode.SIMPLE) {
                tell.accept("The account works in simple mode: open leads become deals with their customers.");
            }
            tell.accept("Quotes, invoices, products, tasks, files, mail, calls and chats do not come.");
            report(portal, tell);
        });
    }

    /// Copies. People first, then what records point to, then records and what stands beside them.
    public void run(AccountId account, String webhook, Consumer<String> tell) {
        at(account, webhook, tell, portal -> {
            var said = new ArrayList<String>();
            var meaning = settings.move(portal, true, said);
            said.forEach(tell);
            MoveSettings.KINDS.forEach(kind -> records.move(portal, kind, meaning, tell));
            beside.activities(portal, meaning, tell);
            MoveSettings.KINDS.forEach(kind -> beside.comments(portal, kind, tell));
            report(portal, tell);
        });
    }

    private void at(AccountId account, String webhook, Consumer<String> tell, Consumer<Portal> work) {
        var address = webhook.endsWith("/") ? webhook : webhook + "/";
        try (var outbound = Outbound.unguarded()) {
            CurrentAccount.runAs(
                    account, () -> asAdministrator(() -> work.accept(new Portal(outbound, address, tell))));
        } catch (Portal.Unusable e) {
            throw new Stopped(String.valueOf(e.getMessage()), e);
        }
    }

    private void asAdministrator(Runnable work) {
        var administrator =
                Objects.requireNonNull(transaction.execute(_ -> CurrentUser.callAsSystem(users::list))).stream()
                        .filter(user -> user.active() && user.roles().stream().anyMatch(Role::administrator))
                        .findFirst()
                        .flatMap(user -> signIns.signedIn(user.id()))
                        .orElseThrow(
                                () -> new Stopped("The account has no administrator.", new IllegalStateException()));
        CurrentUser.callAs(administrator, () -> {
            work.run();
            return true;
        });
    }

    private void report(Portal portal, Consumer<String> tell) {
        List<String> lines = new ArrayList<>();
        transaction.executeWithoutResult(_ -> {
            origins.counts(portal.name())
                    .forEach(count -> lines.add(
                            count.what() + ": " + count.came() + " here, " + count.failed() + " could not come"));
            origins.problems(portal.name())
                    .forEach(trouble -> lines.add(trouble.many() + " of " + trouble.what() + ": " + trouble.problem()
                            + " (for example " + trouble.example() + ")"));
        });
        lines.forEach(tell);
    }
}

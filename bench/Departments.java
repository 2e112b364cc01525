import io.weiche.access.CurrentUser;
import io.weiche.access.Role;
import io.weiche.access.UserDraft;
import io.weiche.access.Users;
import io.weiche.accounts.Language;
import io.weiche.kernel.AccountId;
import io.weiche.kernel.CurrentAccount;

/// Twenty people in four departments, among whom all leads and deals are spread, and a role that sees those of the own
/// department.
final class Departments {
    private static final int PEOPLE = 20;
    private static final int UNITS = 4;

    private final Stage stage;

    Departments(Stage stage) {
        this.stage = stage;
    }

    /// @return somebody of the first department
    long of(AccountId account) throws Exception {
        var first = "select min(id) from weiche.app_user where email like 'person%@bench.example'";
        if (stage.number(first) > 0) {
            return stage.number(first);
        }
        CurrentAccount.runAs(account, () -> CurrentUser.callAsSystem(() -> {
            var users = stage.server().getBean(Users.class);
            var own = users.roles().stream().filter(role -> !role.administrator()).map(Role::id).toList();
            for (int i = 0; i < PEOPLE; i++) {
                users.open(new UserDraft("Person", "Nr. " + i, "person" + i + "@bench.example", Language.DE, "vier-worte-reichen-aus", own));
            }
            return null;
        }));
        var spread = """
                create temporary table person as
                    select id, row_number() over (order by id) - 1 as place from weiche.app_user
                    where account_id = %1$d and email like 'person%%@bench.example';
                with role as (
                    insert into weiche.role (account_id, name) values (%1$d, 'Abteilung') returning id
                ), cells as (
                    insert into weiche.role_permission (account_id, role_id, kind, action, scope)
                    select %1$d, role.id, kind, 'READ', 'DEPARTMENT' from role, generate_series(1, 4) kind
                )
                insert into weiche.user_role (account_id, user_id, role_id) select %1$d, person.id, role.id from person, role;
                with unit as (
                    insert into weiche.department (account_id, name)
                    select %1$d, 'Abteilung ' || n from generate_series(1, %3$d) n returning id
                ), placed as (
                    select id, row_number() over (order by id) - 1 as place from unit
                )
                insert into weiche.department_member (account_id, department_id, user_id)
                select %1$d, placed.id, person.id from person join placed on placed.place = person.place %% %3$d;
                update weiche.lead set responsible_id = person.id from person
                where account_id = %1$d and person.place = lead.id %% %2$d;
                update weiche.deal set responsible_id = person.id from person
                where account_id = %1$d and person.place = deal.id %% %2$d;
                """.formatted(account.value(), PEOPLE, UNITS);
        stage.execute(spread);
        return stage.number(first);
    }
}

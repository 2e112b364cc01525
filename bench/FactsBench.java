import io.weiche.access.CurrentUser;
import io.weiche.access.SignIns;
import io.weiche.kernel.CurrentAccount;
import java.nio.file.Path;
import java.util.List;

/// Measures what keeping facts adds to the write of an inquiry, and which functions of the database take the time.
public class FactsBench {
    public static void main(String[] words) throws Exception {
        var options = List.of(words);
        int at = options.indexOf("--inquiries");
        int inquiries = at < 0 ? 20_000 : Integer.parseInt(options.get(at + 1));
        int on = options.indexOf("--on");
        try (var stage = on < 0 ? Stage.open() : Stage.on(Path.of(options.get(on + 1)))) {
            measure(stage, inquiries);
        }
        System.exit(0);
    }

    private static void measure(Stage stage, int inquiries) throws Exception {
        var opened = Stock.of(stage, inquiries);
        Stock.letTheSearchRead(stage);
        stage.settle();
        System.out.printf("%,d inquiries%n", stage.number("select count(*) from weiche.inquiry"));
        CurrentAccount.callAs(opened.account(), () -> {
            var user = stage.server().getBean(SignIns.class).signedIn(opened.administratorId()).orElseThrow();
            return CurrentUser.callAs(user, () -> {
                new KeepingFacts(stage).measure();
                return null;
            });
        });
    }
}

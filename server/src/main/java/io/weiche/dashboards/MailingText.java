package io.weiche.dashboards;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.access.SignedIn;
import io.weiche.accounts.Language;
import io.weiche.config.Config;
import io.weiche.mail.Mail;
import io.weiche.mail.MailFile;
import io.weiche.web.Problem;
import io.weiche.web.XlsxFile;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/// A dashboard as a mail to the current user: the figures as text and as simple HTML, and as a workbook for those who
/// may export.
@Component
class MailingText {
    private final DashboardStore store;
    private final Figures figures;
    private final Access access;
    private final String publicUrl;

    MailingText(DashboardStore store, Figures figures, Access access, Config config) {
        this.store = store;
        this.figures = figures;
        this.access = access;
        this.publicUrl = config.publicUrl();
    }

    /// Empty when this person may not see it, or there is nothing on it.
    Optional<Mail> of(long dashboardId, SignedIn person) {
        if (!may(Action.READ)) {
            return Optional.empty();
        }
        return store.find(dashboardId, Objects.requireNonNull(person.userId()))
                .filter(dashboard -> !dashboard.content().tiles().isEmpty())
                .map(dashboard -> mail(dashboard, person));
    }

    private boolean may(Action action) {
        try {
            access.requireAnalytics(action);
            return true;
        } catch (Problem e) {
            return false;
        }
    }

    private Mail mail(Dashboard dashboard, SignedIn person) {
        var language = person.language();
        var content = dashboard.content();
        var parts = parts(content, language);
        var address = publicUrl + "/reports/dashboards/" + dashboard.id();
        var foot = language.pick(
                "Diese E-Mail kommt regelmäßig. Ändern oder beenden: ",
                "This mail comes regularly. Change or end it: ");
        return new Mail(
                person.email(),
                content.name().strip(),
                text(content.name(), parts, address, foot),
                html(content.name(), parts, address, foot),
                may(Action.EXPORT) ? workbook(access.exportingAnalytics(() -> parts(content, language))) : null);
    }

    private List<MailedTile> parts(Dashboard.Content content, Language language) {
        return figures.of(content, Filter.NONE).stream()
                .flatMap(shown ->
                        MailedTile.of(content.tiles().get(shown.place()), content.span(), shown, language).stream())
                .toList();
    }

    private static String text(String name, List<MailedTile> parts, String address, String foot) {
        var text = new StringBuilder(name).append("\n\n");
        for (var part : parts) {
            text.append(part.title()).append('\n');
            part.lines()
                    .forEach(line -> text.append("  ")
                            .append(line.name())
                            .append(": ")
                            .append(line.shown())
                            .append('\n'));
            text.append('\n');
        }
        return text.append(address)
                .append("\n\n")
                .append(foot)
                .append(address)
                .append("?view=mailings\n")
                .toString();
    }

    private static String html(String name, List<MailedTile> parts, String address, String foot) {
        var html = new StringBuilder("<div style=\"font-family:sans-serif;color:#1a1f24;max-width:640px\">")
                .append("<h1 style=\"font-size:20px\">")
                .append(HtmlUtils.htmlEscape(name))
                .append("</h1>");
        for (var part : parts) {
            html.append("<h2 style=\"font-size:14px;color:#566069;margin:20px 0 4px\">")
                    .append(HtmlUtils.htmlEscape(part.title()))
                    .append("</h2><table style=\"border-collapse:collapse;width:100%;font-size:14px\">");
            part.lines()
                    .forEach(line -> html.append("<tr><td style=\"padding:4px 0;border-bottom:1px solid #e1e5e9\">")
                            .append(HtmlUtils.htmlEscape(line.name()))
                            .append("</td><td align=\"right\" style=\"border-bottom:1px solid #e1e5e9\"><b>")
                            .append(HtmlUtils.htmlEscape(line.shown()))
                            .append("</b></td></tr>"));
            html.append("</table>");
        }
        var link = HtmlUtils.htmlEscape(address);
        return html.append("<p><a href=\"%s\">%s</a></p>".formatted(link, link))
                .append(
                        "<p style=\"font-size:12px;color:#566069\">%s<a href=\"%s?view=mailings\">%s?view=mailings</a></p>"
                                .formatted(HtmlUtils.htmlEscape(foot), link, link))
                .append("</div>")
                .toString();
    }

    private static MailFile workbook(List<MailedTile> parts) {
        var bytes = XlsxFile.whole(file -> parts.forEach(part -> {
            file.row(part.title(), part.unit());
            part.lines().forEach(line -> file.row(row(line)));
            file.row();
        }));
        return new MailFile("dashboard.xlsx", XlsxFile.TYPE, Base64.getEncoder().encodeToString(bytes));
    }

    private static @Nullable Object[] row(MailedTile.Line line) {
        var cells = new ArrayList<@Nullable Object>();
        cells.add(line.name());
        cells.add(line.value());
        return cells.toArray();
    }
}

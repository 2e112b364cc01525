package io.weiche.intake;

import io.weiche.kernel.RecordRef;
import io.weiche.notifications.Notices;
import io.weiche.records.RecordDirectory;
import io.weiche.timeline.EntryType;
import io.weiche.timeline.Timeline;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Tells of inquiries where they stand now, and the people who take care of them.
@Component
class InquiryNews {
    private final Timeline timeline;
    private final RecordDirectory directory;
    private final Notices notices;

    InquiryNews(Timeline timeline, RecordDirectory directory, Notices notices) {
        this.timeline = timeline;
        this.directory = directory;
        this.notices = notices;
    }

    /// @param results of the inquiries, in the same order
    void tell(List<TakenInquiry> inquiries, List<InquiryResult> results) {
        var lines = new ArrayList<Timeline.Line>();
        var touched = new HashSet<RecordRef>();
        var standing = new ArrayList<Notices.Stands>();
        for (int at = 0; at < inquiries.size(); at++) {
            var inquiry = inquiries.get(at);
            var told = inquiry.told(results.get(at));
            var data = data(inquiry, results.get(at));
            told.forEach(record -> lines.add(new Timeline.Line(record, data)));
            if (!inquiry.opens()) {
                touched.addAll(told);
            }
            // leads come first: it stands on the lead, while there is one
            if (!told.isEmpty()) {
                standing.add(new Notices.Stands(told.getFirst(), inquiry.draft().channel() == Channel.MANUAL));
            }
        }
        timeline.tell(EntryType.INQUIRY, lines);
        directory.touch(touched);
        notices.inquiries(standing);
    }

    private static Map<String, Object> data(TakenInquiry inquiry, InquiryResult result) {
        var draft = inquiry.draft();
        var data = new LinkedHashMap<String, Object>(Map.of("inquiryId", inquiry.id(), "channel", draft.channel()));
        if (draft.message() != null) {
            data.put("message", draft.message());
        }
        if (result.rule() != null) {
            data.put("rule", result.rule().name());
        }
        return data;
    }
}

package io.weiche.offers;

import io.weiche.files.FileNames;
import io.weiche.files.RecordFile;
import io.weiche.files.RecordFiles;
import io.weiche.files.Uploads;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.offers.paper.Letter;
import io.weiche.offers.paper.Paper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// The papers of offers. They are made anew each time of what stands in the offer, outside of a transaction; what was
/// issued makes the same paper for ever.
@Service
public class OfferPapers {
    private final Offers offers;
    private final Uploads uploads;
    private final RecordFiles files;

    OfferPapers(Offers offers, Uploads uploads, RecordFiles files) {
        this.offers = offers;
        this.uploads = uploads;
        this.files = files;
    }

    /// A PDF.
    public record Made(String name, byte[] bytes) {}

    public Made of(long id) {
        return made(offers.get(id));
    }

    private static Made made(Offers.Whole whole) {
        var offer = whole.offer();
        var word = whole.content().text().language().pick("Angebot", "Offer");
        var name = word + " " + (offer.number() == null ? "#" + offer.id() : offer.number()) + ".pdf";
        return new Made(
                FileNames.clean("name", name),
                Letter.of(new Paper(
                        offer.id(),
                        offer.number(),
                        offer.replacesNumber(),
                        whole.sender(),
                        whole.content(),
                        whole.sums(),
                        offer.currency())));
    }

    /// Its paper among the files of the deal, where mails take their attachments from. It is put there once.
    ///
    /// @throws io.weiche.web.Problem conflict when it is a draft
    public RecordFile keep(long id) throws IOException {
        var whole = offers.requireOut(id);
        var deal = new RecordRef(RecordKind.DEAL, whole.offer().dealId());
        var kept = kept(deal, whole.offer());
        if (kept.isPresent()) {
            return kept.get();
        }
        var made = made(whole);
        var file = uploads.take(
                new Uploads.Wanted(deal, null, made.name(), made.bytes().length, true),
                new ByteArrayInputStream(made.bytes()));
        offers.keep(id, file.id());
        return file;
    }

    private Optional<RecordFile> kept(RecordRef deal, Offer offer) {
        return offer.fileId() == null
                ? Optional.empty()
                : files.list(deal).stream()
                        .filter(file -> file.id() == offer.fileId())
                        .findFirst();
    }
}

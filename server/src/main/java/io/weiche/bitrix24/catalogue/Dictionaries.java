package io.weiche.bitrix24.catalogue;

import io.weiche.pipelines.Pipelines;
import io.weiche.pipelines.Sources;
import org.springframework.stereotype.Component;

/// Looks up the account's dictionaries for one call.
@Component
public class Dictionaries {
    private final Pipelines pipelines;
    private final Sources sources;

    Dictionaries(Pipelines pipelines, Sources sources) {
        this.pipelines = pipelines;
        this.sources = sources;
    }

    public Codes codes() {
        return new Codes(pipelines, sources);
    }
}

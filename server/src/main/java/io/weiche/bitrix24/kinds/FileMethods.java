package io.weiche.bitrix24.kinds;

import io.weiche.bitrix24.call.Answer;
import io.weiche.bitrix24.call.Call;
import io.weiche.bitrix24.call.MethodFamily;
import io.weiche.bitrix24.call.MethodList;
import io.weiche.bitrix24.call.Newer;
import io.weiche.bitrix24.wire.RestError;
import io.weiche.files.RecordFiles;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// `weiche.file.get`: the original gives addresses with the key of an application in them. Ours open with a sign-in
/// only, so a webhook is given the content.
@Component
class FileMethods implements MethodFamily {
    /// A batch may ask for fifty at once, and all of them stay in memory until it is answered.
    private static final long LARGEST = 4L << 20;

    private final RecordFiles files;

    FileMethods(RecordFiles files) {
        this.files = files;
    }

    @Override
    public void register(MethodList methods) {
        methods.read(
                "weiche.file.get",
                "entityTypeId*, id*, fileId*",
                "A file of a record with its content",
                "{\"entityTypeId\":2,\"id\":1,\"fileId\":1}",
                Newer.of("File not found", this::get));
    }

    private Answer get(Call call) {
        var type = call.params().requireInteger("entityTypeId");
        var kind = Stream.of(RecordKind.values())
                .filter(one -> one.typeId() == type)
                .findFirst()
                .orElseThrow(() -> new RestError(400, "NOT_FOUND", "There is no such kind of record"));
        var read = files.read(
                new RecordRef(kind, call.params().requireInteger("id")),
                call.params().requireInteger("fileId"));
        if (read.file().size() > LARGEST) {
            throw RestError.plain("Files of more than " + (LARGEST >> 20) + " MB are fetched by /api/v1/downloads.");
        }
        var shown = new LinkedHashMap<String, Object>();
        shown.put("id", read.file().id());
        shown.put("name", read.file().name());
        shown.put("type", read.file().type());
        shown.put("size", read.file().size());
        shown.put("content", content(read));
        return Answer.of(shown);
    }

    private static String content(RecordFiles.Readable read) {
        try {
            return Base64.getEncoder().encodeToString(Files.readAllBytes(read.path()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

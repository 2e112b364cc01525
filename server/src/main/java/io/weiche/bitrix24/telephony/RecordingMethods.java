package io.weiche.bitrix24.telephony;

import io.weiche.bitrix24.call.Answer;
import io.weiche.bitrix24.call.Call;
import io.weiche.bitrix24.call.MethodFamily;
import io.weiche.bitrix24.call.MethodList;
import io.weiche.bitrix24.call.RestMethod;
import io.weiche.bitrix24.call.Scope;
import io.weiche.bitrix24.wire.FileContent;
import io.weiche.bitrix24.wire.RestError;
import io.weiche.calls.CallReach;
import io.weiche.calls.CallReport;
import io.weiche.calls.Calls;
import io.weiche.calls.RecordingLinks;
import io.weiche.calls.Recordings;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/// `telephony.externalCall.attachRecord`: where a recording is, or the recording itself.
@Component
class RecordingMethods implements MethodFamily {
    private final Calls calls;
    private final Recordings recordings;

    RecordingMethods(Calls calls, Recordings recordings) {
        this.calls = calls;
        this.recordings = recordings;
    }

    /// Alone: no transaction is open while a file is taken in.
    @Override
    public void register(MethodList methods) {
        methods.add(new RestMethod(
                "telephony.externalCall.attachRecord",
                Scope.TELEPHONY,
                true,
                true,
                true,
                "CALL_ID*, RECORD_URL, FILENAME, FILE_CONTENT",
                "Says where the recording is, or hands it in",
                "{\"CALL_ID\":\"externalCall.1\",\"RECORD_URL\":\"https://pbx.example/recordings/1.mp3\"}",
                CallMethods.found(this::attach)));
    }

    private Answer attach(Call call) {
        if (call.params().text("RECORD_URL") != null) {
            TelephonyParams.require(call, "RECORD_URL", RecordingLinks.LONGEST);
            var link = TelephonyParams.recording(call);
            if (link != null) {
                calls.tell(TelephonyParams.callId(call), CallReport.recorded(link), CallReach.RIGHTS);
            }
            return Answer.of(Map.of("FILE_ID", 0));
        }
        if (call.params().find("filename") == null) {
            throw core("Required parameters are not set. Request should contain either URL or FILENAME parameter");
        }
        var name = call.params().text("FILENAME");
        if (name == null || name.isBlank()) {
            throw core("File name is empty");
        }
        if (!name.strip().toLowerCase(Locale.ROOT).matches("(?s).*\\.(mp3|wav)")) {
            throw core("Wrong file extension. Only wav and mp3 are allowed");
        }
        return Answer.of(Map.of("FILE_ID", recordings.attach(TelephonyParams.callId(call), name, content(call))));
    }

    private static byte[] content(Call call) {
        var text = call.params().text("FILE_CONTENT");
        if (text == null || text.isBlank()) {
            throw core("File content is empty.");
        }
        return FileContent.of(text)
                .orElseThrow(() -> core("File content is not properly encoded. Base64 encoding is expected."));
    }

    private static RestError core(String text) {
        return new RestError(400, "ERROR_CORE", text);
    }
}

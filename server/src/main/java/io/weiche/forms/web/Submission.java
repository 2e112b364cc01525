package io.weiche.forms.web;

import io.weiche.forms.FieldKind;
import io.weiche.forms.FormField;
import io.weiche.forms.Sent;
import io.weiche.forms.WebForm;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/// What a request to the page of a form brings.
final class Submission {
    private Submission() {}

    static Sent unread() {
        return new Sent(Map.of(), Map.of());
    }

    static Sent of(HttpServletRequest request) {
        var values = new HashMap<String, List<String>>();
        request.getParameterMap().forEach((name, sent) -> values.put(name, List.of(sent)));
        var files = new HashMap<String, List<Sent.File>>();
        if (request instanceof MultipartHttpServletRequest parts) {
            parts.getMultiFileMap().forEach((name, sent) -> files.put(name, files(sent)));
        }
        files.values().removeIf(List::isEmpty);
        return new Sent(values, files);
    }

    private static List<Sent.File> files(List<MultipartFile> sent) {
        return sent.stream()
                .filter(file -> !file.isEmpty())
                .<Sent.File>map(Part::new)
                .toList();
    }

    private record Part(MultipartFile file) implements Sent.File {
        @Override
        public @Nullable String name() {
            return file.getOriginalFilename();
        }

        @Override
        public long size() {
            return file.getSize();
        }

        @Override
        public InputStream bytes() throws IOException {
            return file.getInputStream();
        }
    }

    /// Of the address only what the page carries along.
    static Sent ofAddress(HttpServletRequest request, WebForm form) {
        try {
            return carried(request, form);
        } catch (InvalidParameterException e) {
            // what cannot be read is nothing the page needs
            return unread();
        }
    }

    private static Sent carried(HttpServletRequest request, WebForm form) {
        var hidden = form.definition().fields().stream()
                .filter(field -> field.kind() == FieldKind.HIDDEN)
                .map(FormField::key);
        var values = Stream.concat(Stream.concat(Stream.of(FormPage.EMBED), FormPage.MARKS.stream()), hidden)
                .distinct()
                .filter(name -> request.getParameter(name) != null)
                .collect(Collectors.toMap(name -> name, name -> List.of(request.getParameter(name))));
        return new Sent(values, Map.of());
    }
}

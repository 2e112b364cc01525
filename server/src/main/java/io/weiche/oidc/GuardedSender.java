package io.weiche.oidc;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import io.weiche.outbound.Outbound;
import io.weiche.outbound.OutboundFailure;
import io.weiche.outbound.OutboundRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Objects;
import org.springframework.stereotype.Component;

/// Everything the library asks of a provider goes through the guard of outgoing requests.
@Component
class GuardedSender implements HTTPRequestSender {
    private static final String CONTENT_TYPE = "Content-Type";

    private final Outbound outbound;

    GuardedSender(Outbound outbound) {
        this.outbound = outbound;
    }

    @Override
    public HTTPResponse send(ReadOnlyHTTPRequest request) throws IOException {
        var headers = new ArrayList<OutboundRequest.Header>();
        var contentType = "";
        for (var header : request.getHeaderMap().entrySet()) {
            for (var value : header.getValue()) {
                if (header.getKey().equalsIgnoreCase(CONTENT_TYPE)) {
                    contentType = value;
                } else {
                    headers.add(new OutboundRequest.Header(header.getKey(), value));
                }
            }
        }
        var body = Objects.requireNonNullElse(request.getBody(), "").getBytes(StandardCharsets.UTF_8);
        var all = headers.toArray(OutboundRequest.Header[]::new);
        var address = request.getURI().toString();
        return send(
                body.length == 0
                        ? OutboundRequest.get(address, all)
                        : OutboundRequest.post(address, contentType, body, all));
    }

    private HTTPResponse send(OutboundRequest request) throws IOException {
        try {
            var answer = outbound.send(request);
            if (answer.cut()) {
                throw new IOException("The answer is too long.");
            }
            var response = new HTTPResponse(answer.status());
            var type = answer.header(CONTENT_TYPE);
            if (type.isPresent()) {
                response.setContentType(type.get());
            }
            response.setBody(answer.text());
            return response;
        } catch (OutboundFailure e) {
            throw new IOException(e.why().name(), e);
        } catch (ParseException e) {
            throw new IOException("The answer cannot be read.", e);
        }
    }

    /// @return what stands at an address
    String read(String address) throws IOException {
        var response = send(OutboundRequest.get(address, new OutboundRequest.Header("Accept", "application/json")));
        if (response.getStatusCode() != 200) {
            throw new IOException("The answer was " + response.getStatusCode() + ".");
        }
        return response.getBody();
    }
}

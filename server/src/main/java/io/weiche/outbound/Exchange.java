package io.weiche.outbound;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;

/// One request and what is read of its answer.
final class Exchange implements Callable<OutboundAnswer> {
    private final CloseableHttpClient client;
    private final Target target;
    private final OutboundRequest request;
    private final HttpUriRequestBase message;

    Exchange(CloseableHttpClient client, Target target, OutboundRequest request) {
        this.client = client;
        this.target = target;
        this.request = request;
        this.message = message();
    }

    @Override
    public OutboundAnswer call() throws IOException {
        var host = new HttpHost(target.scheme(), target.host(), target.port());
        return client.execute(host, message, this::read);
    }

    /// Breaks the connection off, unless the answer has been read to its end.
    void end() {
        message.cancel();
    }

    private HttpUriRequestBase message() {
        var made = new HttpUriRequestBase(request.method(), URI.create(target.path()));
        request.headers().forEach(header -> made.setHeader(header.name(), header.value()));
        made.setConfig(RequestConfig.custom()
                .setRedirectsEnabled(false)
                .setResponseTimeout(Timeout.of(request.longest()))
                .setConnectionRequestTimeout(Timeout.of(request.longest()))
                .build());
        if (request.body().length > 0) {
            made.setEntity(new ByteArrayEntity(request.body(), ContentType.parse(request.contentType())));
        }
        return made;
    }

    private OutboundAnswer read(ClassicHttpResponse response) throws IOException {
        var headers = Arrays.stream(response.getHeaders())
                .map(header -> new OutboundRequest.Header(header.getName(), header.getValue()))
                .toList();
        var entity = response.getEntity();
        if (entity == null) {
            return new OutboundAnswer(response.getCode(), headers, new byte[0], false);
        }
        var body = new ByteArrayOutputStream();
        var content = entity.getContent();
        var buffer = new byte[8192];
        var count = content.read(buffer);
        while (count >= 0 && body.size() + count <= request.mostBytes()) {
            body.write(buffer, 0, count);
            count = content.read(buffer);
        }
        if (count < 0) {
            return new OutboundAnswer(response.getCode(), headers, body.toByteArray(), false);
        }
        body.write(buffer, 0, request.mostBytes() - body.size());
        // nobody reads the rest, only to throw it away
        response.setEntity(null);
        return new OutboundAnswer(response.getCode(), headers, body.toByteArray(), true);
    }
}

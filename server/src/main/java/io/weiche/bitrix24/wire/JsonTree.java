package io.weiche.bitrix24.wire;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reads a JSON body as PHP does: of two equal names the last one counts, and an empty list is no parameters.
public final class JsonTree {
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(32)
                            .maxNumberLength(100)
                            .maxStringLength(10_000_000)
                            .maxNameLength(1_000)
                            .maxTokenCount(400_000)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private JsonTree() {}

    /// A list as root holds positional parameters, named 0, 1, 2 ….
    ///
    /// @throws RestError when it is no JSON, too deep, or neither object nor list
    public static ObjectNode parse(byte[] body) {
        var node = read(body);
        if (node instanceof ObjectNode object) {
            return object;
        }
        var root = JsonNodeFactory.instance.objectNode();
        if (node.isArray()) {
            PhpArray.entries(node).forEach(root::set);
        } else if (!node.isNull() && !node.isMissingNode()) {
            throw RestError.plain("The body must be a JSON object.");
        }
        return root;
    }

    private static JsonNode read(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (StreamConstraintsException e) {
            throw RestError.plain("The JSON is nested too deeply, or a value is too long.");
        } catch (JacksonException e) {
            throw RestError.plain("The body is not valid JSON.");
        }
    }
}

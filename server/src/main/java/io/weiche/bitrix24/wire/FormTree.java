package io.weiche.bitrix24.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reads names and values with PHP's brackets, `fields[PHONE][0][VALUE]=…` or `select[]=ID`, into a tree.
public final class FormTree {
    /// More than any program sends; a name of ten thousand brackets is an attack.
    private static final int MAX_DEPTH = 16;

    private static final int MAX_VALUES = 20_000;

    private final ObjectNode root = JsonNodeFactory.instance.objectNode();
    private final Map<ObjectNode, Integer> nextIndex = new IdentityHashMap<>();
    private int values;

    /// @param encoded a query string or a body of type `application/x-www-form-urlencoded`; null is empty
    /// @throws RestError when it is no UTF-8, too deep or has too many values
    public static ObjectNode parse(@Nullable String encoded) {
        var tree = new FormTree();
        if (encoded != null) {
            for (var pair : encoded.split("&")) {
                int equals = equalsSign(pair);
                tree.add(
                        decode(pair.substring(0, equals)), decode(pair.substring(Math.min(equals + 1, pair.length()))));
            }
        }
        return tree.root();
    }

    /// The first sign outside of brackets: `filter[>=ID]=1` may come as it is read.
    private static int equalsSign(String pair) {
        int open = 0;
        for (int i = 0; i < pair.length(); i++) {
            char sign = pair.charAt(i);
            if (sign == '=' && open == 0) {
                return i;
            }
            open += sign == '[' ? 1 : sign == ']' ? -1 : 0;
        }
        int first = pair.indexOf('=');
        return first < 0 ? pair.length() : first;
    }

    /// A `+` is a blank; a per cent sign that begins no byte stands for itself.
    private static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text.replace('+', ' ');
        }
        var bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            int high = sign == '%' && i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
            int low = high < 0 ? -1 : Character.digit(text.charAt(i + 2), 16);
            if (low >= 0) {
                bytes.write(high * 16 + low);
                i += 2;
            } else {
                bytes.writeBytes(Character.toString(sign == '+' ? ' ' : sign).getBytes(StandardCharsets.UTF_8));
            }
        }
        return utf8(bytes.toByteArray());
    }

    /// @throws RestError when the bytes are no UTF-8
    public static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw RestError.plain("The parameters are not valid UTF-8.");
        }
    }

    /// @param key as `name[part][part]`, decoded; `[]` means the next number
    public void add(String key, String value) {
        if (key.isEmpty()) {
            return;
        }
        if (++values > MAX_VALUES) {
            throw RestError.plain("There are too many parameters.");
        }
        var path = path(key);
        if (path.size() > MAX_DEPTH) {
            throw RestError.plain("The parameters are nested too deeply.");
        }
        var node = root;
        for (var part : path.subList(0, path.size() - 1)) {
            node = child(node, index(node, part));
        }
        node.put(index(node, path.getLast()), value);
    }

    private static List<String> path(String key) {
        int open = key.indexOf('[');
        if (open < 1 || !key.endsWith("]")) {
            return List.of(key);
        }
        var path = new ArrayList<String>();
        path.add(key.substring(0, open));
        while (open >= 0 && open < key.length()) {
            int close = key.indexOf(']', open);
            if (close < 0 || key.charAt(open) != '[') {
                return List.of(key);
            }
            path.add(key.substring(open + 1, close));
            open = close + 1;
        }
        return path;
    }

    private String index(ObjectNode node, String part) {
        int next = nextIndex.getOrDefault(node, 0);
        if (part.isEmpty()) {
            nextIndex.put(node, next + 1);
            return Integer.toString(next);
        }
        if (part.length() < 10 && part.chars().allMatch(sign -> sign >= '0' && sign <= '9')) {
            nextIndex.put(node, Math.max(next, Integer.parseInt(part) + 1));
        }
        return part;
    }

    private static ObjectNode child(ObjectNode node, String name) {
        return node.get(name) instanceof ObjectNode child ? child : node.putObject(name);
    }

    public ObjectNode root() {
        return root;
    }
}

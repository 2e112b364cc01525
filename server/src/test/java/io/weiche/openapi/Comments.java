package io.weiche.openapi;

import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;

/// What the comments in the sources say about classes, their components and methods: the words of the description
/// are those the code is read with.
final class Comments {
    private final Map<String, String> texts = new HashMap<>();

    static Comments of(Path sources) {
        var comments = new Comments();
        try (var found = Files.walk(sources)) {
            var compiler = ToolProvider.getSystemJavaCompiler();
            var files = compiler.getStandardFileManager(null, null, null);
            var javaFiles =
                    found.filter(file -> file.toString().endsWith(".java")).toList();
            var task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(javaFiles));
            var docs = DocTrees.instance(task);
            for (var unit : task.parse()) {
                comments.read(unit, docs);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return comments;
    }

    private void read(CompilationUnitTree unit, DocTrees docs) {
        var start = unit.getPackageName() == null ? "" : unit.getPackageName() + ".";
        new TreePathScanner<Void, String>() {
            @Override
            public Void visitClass(ClassTree tree, String outer) {
                var name = outer + tree.getSimpleName();
                keep(name, getCurrentPath());
                return super.visitClass(tree, name + "$");
            }

            @Override
            public Void visitMethod(MethodTree tree, String outer) {
                keep(outer.substring(0, Math.max(0, outer.length() - 1)) + "#" + tree.getName(), getCurrentPath());
                return null;
            }

            private void keep(String name, TreePath path) {
                var comment = docs.getDocCommentTree(path);
                if (comment == null) {
                    return;
                }
                put(name, comment.getFullBody());
                comment.getBlockTags().stream()
                        .filter(ParamTree.class::isInstance)
                        .map(ParamTree.class::cast)
                        .forEach(tag -> put(name + "@" + tag.getName(), tag.getDescription()));
            }
        }.scan(unit, start);
    }

    private void put(String name, List<? extends com.sun.source.doctree.DocTree> words) {
        var text = words.stream()
                .map(Object::toString)
                .collect(Collectors.joining())
                .replaceAll("\\[[a-z.]*\\.?#?([A-Za-z]+)\\]", "$1")
                .replaceAll("\\s*\\((crm\\.md|design|reliability)[^)]*\\)", "")
                .replaceAll("\\s+", " ")
                .strip();
        if (!text.isEmpty()) {
            texts.put(name, text);
        }
    }

    Optional<String> of(Class<?> type) {
        return Optional.ofNullable(texts.get(type.getName()));
    }

    Optional<String> of(Method method) {
        return Optional.ofNullable(texts.get(method.getDeclaringClass().getName() + "#" + method.getName()));
    }

    Optional<String> ofParameter(Class<?> type, String parameter) {
        return Optional.ofNullable(texts.get(type.getName() + "@" + parameter));
    }

    Optional<String> ofParameter(Method method, String parameter) {
        return Optional.ofNullable(
                texts.get(method.getDeclaringClass().getName() + "#" + method.getName() + "@" + parameter));
    }
}

package org.metagrad.bench.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.metagrad.fixtures.disk.FileChange;

/**
 * What a disk may hold when the power fails behind a number of changes. What has been forced is
 * there. Of the rest any part may be: a file made, renamed or removed or not, each apart from the
 * others; the contents of a file all of the new, half, zeros in its place, or the old.
 */
final class PowerCut {
    /** A file, by whatever name. */
    private static final class Node {
        private byte[] forced = {};
        private byte[] now = {};
    }

    private record NameChange(Path folder, Consumer<Map<Path, Node>> change) {}

    /** Stands for a folder; has no contents. */
    private static final Node FOLDER = new Node();

    private final Path root;
    private final Map<Path, Node> names = new TreeMap<>();
    private final Map<Path, Node> forcedNames = new TreeMap<>();
    private final List<NameChange> pending = new ArrayList<>();

    /** Starts from what is on the disk below a folder, all of it forced. */
    PowerCut(Path root) throws IOException {
        this.root = root;
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.toList()) {
                Node node = FOLDER;
                if (!Files.isDirectory(path)) {
                    node = new Node();
                    node.now = Files.readAllBytes(path);
                    node.forced = node.now;
                }
                names.put(path, node);
            }
        }
        forcedNames.putAll(names);
    }

    /** Notes a change that has been made. */
    void add(FileChange change) {
        Path path = change.path();
        if (!path.startsWith(root)) {
            return;
        }
        switch (change) {
            case FileChange.Made _ -> rename(path, map -> {}, path, new Node());
            case FileChange.FolderMade _ -> rename(path, map -> {}, path, FOLDER);
            case FileChange.Renamed(Path _, Path to) ->
                    rename(path, map -> map.remove(path), to, names.get(path));
            case FileChange.Removed _ -> {
                names.remove(path);
                pending.add(new NameChange(path.getParent(), map -> map.remove(path)));
            }
            case FileChange.FolderForced _ -> {
                for (NameChange name : pending) {
                    if (name.folder.equals(path)) {
                        name.change.accept(forcedNames);
                    }
                }
                pending.removeIf(name -> name.folder.equals(path));
            }
            case FileChange.Written(Path _, long position, byte[] bytes) -> {
                Node node = names.get(path);
                int end = (int) position + bytes.length;
                node.now = Arrays.copyOf(node.now, Math.max(node.now.length, end));
                System.arraycopy(bytes, 0, node.now, (int) position, bytes.length);
            }
            case FileChange.CutOff(Path _, long size) -> {
                Node node = names.get(path);
                node.now = Arrays.copyOf(node.now, (int) Math.min(size, node.now.length));
            }
            case FileChange.Forced _ -> names.get(path).forced = names.get(path).now;
        }
    }

    private void rename(Path from, Consumer<Map<Path, Node>> before, Path to, Node node) {
        Consumer<Map<Path, Node>> change = before.andThen(map -> map.put(to, node));
        change.accept(names);
        pending.add(new NameChange(from.getParent(), change));
    }

    /**
     * What the disk may hold: the contents of files by their names below the folder, folders with
     * none.
     */
    Set<Map<String, String>> images() {
        if (pending.size() > 6) {
            throw new AssertionError("too many names to try all: " + pending.size());
        }
        Set<Map<String, String>> images = new LinkedHashSet<>();
        for (int chosen = 0; chosen < 1 << pending.size(); chosen++) {
            Map<Path, Node> map = new TreeMap<>(forcedNames);
            for (int i = 0; i < pending.size(); i++) {
                if ((chosen >> i & 1) == 1) {
                    pending.get(i).change.accept(map);
                }
            }
            map.keySet().removeIf(path -> !path.equals(root) && !map.containsKey(path.getParent()));
            addImages(new ArrayList<>(map.entrySet()), 0, new TreeMap<>(), images);
        }
        return images;
    }

    private void addImages(
            List<Map.Entry<Path, Node>> files,
            int at,
            Map<String, String> image,
            Set<Map<String, String>> images) {
        if (at == files.size()) {
            images.add(new LinkedHashMap<>(image));
            return;
        }
        Node node = files.get(at).getValue();
        String name = root.relativize(files.get(at).getKey()).toString();
        if (node == FOLDER) {
            image.put((name.isEmpty() ? "." : name) + "/", "");
            addImages(files, at + 1, image, images);
            return;
        }
        for (String contents : contents(node)) {
            image.put(name, contents);
            addImages(files, at + 1, image, images);
        }
    }

    private static Set<String> contents(Node node) {
        int same = Arrays.mismatch(node.forced, node.now);
        if (same < 0) {
            return Set.of(text(node.now));
        }
        byte[] half = Arrays.copyOf(node.now, (same + node.now.length) / 2);
        byte[] zeros = Arrays.copyOf(Arrays.copyOf(node.now, same), node.now.length);
        Set<String> contents = new LinkedHashSet<>();
        for (byte[] bytes : List.of(node.forced, half, zeros, node.now)) {
            contents.add(text(bytes));
        }
        return contents;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}

package org.metagrad.bench.verify.check;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.metagrad.fixtures.Table;

/** The files of a folder with an index, and which of them nobody has asked for. */
public final class Tables {
    private final Path folder;
    private final Map<String, Path> files = new LinkedHashMap<>();
    private final TreeSet<String> unread = new TreeSet<>();

    /**
     * The tables among files, gzipped or not, under their names without {@code .gz}.
     *
     * @param folder of the files
     * @param files the files
     */
    public Tables(Path folder, List<Path> files) {
        this.folder = folder;
        for (Path file : files) {
            String name = file.getFileName().toString();
            this.files.put(
                    name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name, file);
        }
        unread.addAll(this.files.keySet());
    }

    /**
     * {@return whether there is a file of that name}
     *
     * @param name of the file, without {@code .gz}
     */
    public boolean has(String name) {
        return files.containsKey(name);
    }

    /**
     * {@return the names that begin in a certain way}
     *
     * @param start their beginning
     */
    public List<String> names(String start) {
        return files.keySet().stream().filter(name -> name.startsWith(start)).toList();
    }

    /**
     * {@return the path of the file of that name}
     *
     * @param name of the file, without {@code .gz}
     * @throws IllegalArgumentException if there is none of that name
     */
    public Path path(String name) {
        unread.remove(name);
        Path path = files.get(name);
        if (path == null) {
            throw new IllegalArgumentException(folder.resolve(name) + ":1: no such file");
        }
        return path;
    }

    /**
     * {@return the table of that name}
     *
     * @param name of the file, without {@code .gz}
     * @throws IllegalArgumentException if there is none, or it has no rows
     */
    public Table read(String name) {
        Table table = Table.read(path(name));
        if (table.rows() == 0) {
            throw table.error(-1, "there is no row below the header");
        }
        return table;
    }

    /**
     * {@return the file that a row of an index names}
     *
     * @param index the table
     * @param row of the index, from 0
     * @param column of the index
     */
    public Table named(Table index, int row, String column) {
        String name = index.text(row, column);
        if (!has(name)) {
            throw index.error(row, "file '" + name + "' is not there");
        }
        return read(name);
    }

    /**
     * Gives a line to every file that was not asked for.
     *
     * @param report gets the lines
     */
    public void finish(Report report) {
        for (String name : unread) {
            Path path = files.get(name);
            if (name.startsWith("traj_")) {
                report.fail(FolderCheck.name(path), path + ":1: is not in index.csv");
            } else {
                report.skip(FolderCheck.name(path));
            }
        }
    }
}

package org.metagrad.bench.lesson.mark;

/** What is wrong with a student's file, in words for the student. */
final class StudentException extends RuntimeException {
    private static final long serialVersionUID = 1;

    StudentException(String message, Throwable cause) {
        super(message, cause);
    }
}

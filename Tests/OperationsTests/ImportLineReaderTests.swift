import Operations
import Testing

@Suite("Reading a file line by line")
struct ImportLineReaderTests {
    private func lines(_ content: [String], end: String = "\n") async throws -> [ImportLine] {
        try await ImportSamples.withFile(content, end: end) { path in
            let reader = try ImportLineReader(path: path)
            var lines: [ImportLine] = []
            while let line = try reader.next() { lines.append(line) }
            return lines
        }
    }

    @Test("Lines are counted from one, empty ones too")
    func counts() async throws {
        let lines = try await lines(["a", "", "b"])
        #expect(lines.map(\.number) == [1, 2, 3])
        #expect(lines.map { String(decoding: $0.bytes, as: UTF8.self) } == ["a", "", "b"])
    }

    @Test("A last line without an end is a line")
    func lastLine() async throws {
        #expect(try await lines(["a", "b"], end: "").map(\.number) == [1, 2])
    }

    @Test("A line that goes over many blocks comes whole")
    func longLine() async throws {
        let long = String(repeating: "x", count: 200_000)
        let lines = try await lines([long, "b"])
        #expect(lines.map(\.bytes.count) == [200_000, 1])
    }

    @Test("A line beyond the limit is read over, not kept")
    func tooLong() async throws {
        let long = String(repeating: "x", count: ImportLineReader.maximumLineBytes + 1)
        let lines = try await lines([long, "b"])
        #expect(lines.map(\.isTooLong) == [true, false])
        #expect(lines.map(\.bytes.count) == [0, 1])
    }

    @Test("A file that is not there is named")
    func missingFile() throws {
        let error = #expect(throws: ImportFileError.self) { try ImportLineReader(path: "/nowhere/rows.jsonl") }
        #expect(error?.description == "/nowhere/rows.jsonl cannot be opened: No such file or directory")
    }
}

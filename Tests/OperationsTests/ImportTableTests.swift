import Domain
import FoundationEssentials
import Operations
import Testing
import TestSupport

@Suite("Importing CSV")
struct ImportTableTests {
    private static let yaml = """
        source: books
        external_id: Ref
        fields:
          complainant.name: Name
          complainant.email: {constant: somebody@example.invalid}
          customer_type: {constant: residential}
          provider: {constant: o2}
          service: {constant: mobile}
          issues: {constant: billing.incorrect_charge}
          narrative: Text
        """

    private func rows(
        _ bytes: [UInt8], separator: Character = ",", encoding: TextEncoding = .utf8
    ) async throws -> [Result<PreparedComplaint, RowRejection>] {
        try await ImportSamples.withFile(bytes: bytes) { path in
            let mapping = ImportMapping.columns(try RowMapping.load(yaml: Self.yaml))
            let file = ImportedFile(
                path: path,
                format: .csv(separator: try #require(separator.asciiValue), encoding: encoding))
            let rows = try ImportRows(file, for: mapping)
            let preparation = ImportPreparation(mapping, on: ImportSamples.day)
            var results: [Result<PreparedComplaint, RowRejection>] = []
            while let row = try rows.next() { results.append(preparation.prepare(row)) }
            return results
        }
    }

    private func rows(
        _ text: String, separator: Character = ","
    ) async throws -> [Result<PreparedComplaint, RowRejection>] {
        try await rows(Array(text.utf8), separator: separator)
    }

    private func rejection(_ result: Result<PreparedComplaint, RowRejection>?) -> RejectedRow? {
        guard case .failure(let rejection) = result else { return nil }
        return rejection.row
    }

    @Test("Quotes, commas and line ends within a cell belong to it, and a row is known by its first line")
    func quoting() async throws {
        let rows = try await rows(
            "Ref,Name,Text\r\n1,\"Example, Ann\",\"She said \"\"no\"\".\r\nTwice.\"\r\n\r\n2,Bob,x\n")
        let complaints = try rows.map { try $0.get() }
        #expect(complaints.map(\.line) == [2, 5])
        #expect(complaints.map(\.externalID) == ["1", "2"])
        #expect(complaints[0].draft.complainant.name == "Example, Ann")
        #expect(complaints[0].draft.narrative == "She said \"no\".\nTwice.")
        #expect(complaints[1].draft.narrative == "x")
    }

    @Test("A byte order mark, other separators and a last line without an end are taken")
    func variations() async throws {
        let rows = try await rows("\u{FEFF}Ref;Name;Text\n1;Ann;a, b", separator: ";")
        #expect(try rows.map { try $0.get().draft.narrative } == ["a, b"])
    }

    @Test("Texts are read in the encoding that was said, and in no other")
    func encodings() async throws {
        let euro = Array("Ref,Name,Text\n1,Zo".utf8) + [0xEB] + Array(",Paid ".utf8) + [0x80] + Array("5\n".utf8)
        let read = try await rows(euro, encoding: .windows1252)
        #expect(try read.first?.get().draft.complainant.name == "Zoë")
        #expect(try read.first?.get().draft.narrative == "Paid €5")
        #expect(rejection(try await rows(euro).first)?.problems.first?.message == "is not written in utf-8")
        let undefined = Array("Ref,Name,Text\n1,Ann,".utf8) + [0x81, 0x0A]
        #expect(rejection(try await rows(undefined, encoding: .windows1252).first) != nil)
    }

    @Test("Rows that are no rows are rejected with their line, and the next is read again")
    func brokenRows() async throws {
        let rows = try await rows("Ref,Name,Text\n1,Ann\n2,\"Ann\"x,y\n3,Ann,a \"quote\" inside\n4,\"Ann,y\n")
        #expect(rows.compactMap(rejection).map(\.line) == [2, 3, 5])
        #expect(try rows[2].get().draft.narrative == "a \"quote\" inside")
        let messages = rows.compactMap { rejection($0)?.problems.first?.message }
        #expect(
            messages == [
                "has 2 cells, but the header row has 3",
                "has text after the closing quote of a cell; a quote within a cell is written twice",
                "opens a quote that is never closed",
            ])
    }

    @Test("A quote that is left open does not fill the memory")
    func openQuote() async throws {
        let long = String(repeating: "x,y\n", count: ImportLineReader.maximumLineBytes / 4 + 10)
        let rows = try await rows("Ref,Name,Text\n1,\"Ann,\n\(long)\"\n2,Bob,x\n")
        #expect(rejection(rows.first)?.problems.first?.code == .tooLong)
        #expect(try rows.last?.get().externalID == "2")
    }

    @Test(
        "A file that does not fit its mapping is refused before a row is read",
        arguments: [
            ("Ref,Name\n1,Ann\n", "the file has no column Text, which the mapping reads; it has: Ref, Name"),
            ("Ref,Name,Text,Name\n", "the header row names twice: Name"),
            ("", "the file is empty: a header row is needed"),
        ])
    func misfits(_ text: String, _ message: String) async throws {
        let error = await #expect(throws: ImportMismatch.self) { try await rows(text) }
        #expect(error?.description == message)
    }

    @Test("A problem names the column that the field was read from")
    func namesColumns() async throws {
        let rows = try await rows("Ref,Name,Text\n1,,x\n")
        let problem = try #require(rejection(rows.first)?.problems.first)
        #expect(problem.pointer == "/complainant/name")
        #expect(problem.message.hasSuffix("(column Name)"))
    }
}

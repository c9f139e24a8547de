import Domain
import Testing

@Suite("Mapping files")
struct RowMappingTests {
    static let whole = """
        source: books
        external_id: Ref
        fields:
          complainant.name: {columns: [First, Last], join: " "}
          complainant.email: Mail
          customer_type: {column: Type, values: {R: residential, B: small_business}, default: residential}
          provider: {constant: o2}
          service: {column: Product, values: {Mobile Voice: mobile, Fibre: broadband}}
          issues: {column: Reasons, separator: ";", values: {Bill: billing.incorrect_charge, Refund: billing.refund_missing}}
          narrative: {columns: [Title, Text], join: "\\n\\n"}
          first_complained_on: {column: Raised, day_format: "DD/MM/YYYY *"}
          before_court: {column: Court, values: {Y: yes, N: no}}
        """

    private static let columns = [
        "Ref", "First", "Last", "Mail", "Type", "Product", "Reasons", "Title", "Text", "Raised", "Court",
    ]

    private func row(_ changes: [String: String] = [:]) -> SourceRow {
        let cells = [
            "Ref": "A-1", "First": "Ann", "Last": "Example", "Mail": "ann@example.invalid", "Type": "r",
            "Product": "mobile voice ", "Reasons": "Bill; refund", "Title": "Charged twice", "Text": "In May.",
            "Raised": "5/1/2026 14:33", "Court": "N",
        ].merging(changes) { $1 }
        return SourceRow(columns: Self.columns, cells: Self.columns.map { cells[$0] ?? "" })
    }

    private func mapped(_ changes: [String: String] = [:]) throws -> MappedComplaint {
        try RowMapping.load(yaml: Self.whole).map(row(changes))
    }

    private func problems(_ yaml: String) throws -> String {
        let error = #expect(throws: ProfileError.self) { try RowMapping.load(yaml: yaml) }
        return try #require(error).description
    }

    @Test("A row becomes a complaint that the validator takes")
    func mapsWhole() throws {
        let complaint = try mapped()
        let today = try #require(CalendarDay(iso8601: "2026-11-01"))
        let draft = try ComplaintValidator.validate(complaint.body, today: today).get()
        #expect(complaint.externalID == "A-1")
        #expect(draft.channel == .import)
        #expect(draft.complainant.name == "Ann Example")
        #expect(draft.customerType == .residential)
        #expect(draft.service == .mobile)
        #expect(draft.issues.map(\.rawValue) == ["billing.incorrect_charge", "billing.refund_missing"])
        #expect(draft.narrative == "Charged twice\n\nIn May.")
        #expect(draft.firstComplainedOn?.iso8601 == "2026-01-05")
    }

    @Test("What is empty is left out, and a default stands in for it")
    func emptyCells() throws {
        let body = try mapped(["Type": " ", "Raised": "", "First": "", "Court": ""]).body
        #expect(body["customer_type"] == "residential")
        #expect(body["first_complained_on"]?.stringValue == nil)
        #expect(body["before_court"]?.boolValue == nil)
        #expect(body["complainant"]?["name"] == "Example")
    }

    @Test("All that no table and no format knows is told at once, by column, without repeating it")
    func unknownValues() throws {
        let mapping = try RowMapping.load(yaml: Self.whole)
        let failure = #expect(throws: ValidationFailure.self) {
            try mapping.map(row(["Product": "Ann's secret", "Raised": "yesterday"]))
        }
        let problems = try #require(failure).problems
        #expect(problems.map(\.pointer) == ["/service", "/first_complained_on"])
        #expect(problems[0].message == "is not in the mapping's table; known: Fibre, Mobile Voice (column Product)")
        #expect(problems[1].message == "must be a day written DD/MM/YYYY * (column Raised)")
    }

    @Test("A row without its own id is refused: it could be taken twice")
    func needsID() throws {
        let failure = #expect(throws: ValidationFailure.self) { try mapped(["Ref": ""]) }
        #expect(failure?.problems.map(\.pointer) == ["/external_id"])
    }

    @Test("Members of JSON are reached by dots, and lists are several values")
    func json() throws {
        let mapping = try RowMapping.load(
            yaml: Self.whole.replacing("Mail", with: "who.mail").replacing("separator: \";\", ", with: ""))
        let object = try JSONParser.parse(
            Array(
                #"{"Ref": 7, "who": {"mail": "a@b.example"}, "Product": "Fibre", "Reasons": ["Bill", "Refund"]}"#.utf8),
            limits: JSONLimits())
        let complaint = try mapping.map(SourceRow(try #require(object.objectValue)))
        #expect(complaint.externalID == "7")
        #expect(complaint.body["complainant"]?["email"] == "a@b.example")
        #expect(complaint.body["issues"]?.arrayValue?.count == 2)
    }

    @Test("The columns that are read are known before a row is")
    func columns() throws {
        #expect(Set(try RowMapping.load(yaml: Self.whole).columns) == Set(Self.columns))
    }

    @Test(
        "What is wrong with a mapping is told with its place and with what would be right",
        arguments: [
            ("source: books", "sauce: books", "sauce (line 1): unknown; known here: source, external_id, fields"),
            ("source: books\n", "", "source (line 1): is missing"),
            ("external_id: Ref", "external_id: {constant: 1}", "external_id (line 2): must be read from a column"),
            ("complainant.email: Mail", "complainant.mail: Mail", "is no field of a complaint; known: channel, "),
            ("column: Product", "colum: Product", "fields.service.colum"),
            ("column: Product", "column: Product, constant: mobile", "must have one of: column, columns, constant"),
            ("constant: o2", "constant: o3", "fields.provider.constant (line 7): must be one of: "),
            ("Fibre: broadband", "Fibre: fibre", "must be one of: mobile, broadband"),
            ("Bill: billing.incorrect_charge", "Bill: billing.nothing", "must be one of: billing.incorrect_charge"),
            ("DD/MM/YYYY *", "DD/MM", "such as DD/MM/YYYY"),
            ("separator: \";\"", "separator: \"; \"", "must be one character"),
            ("  provider: {constant: o2}\n", "", "fields (line 4): provider is missing; a complaint needs it"),
            ("Fibre: broadband", "MOBILE voice: mobile", "stands in the table twice"),
            ("Mail", "{column: Mail, day_format: DD/MM/YYYY}", "complainant.email holds no day"),
        ])
    func refuses(_ right: String, _ wrong: String, _ message: String) throws {
        let problems = try problems(Self.whole.replacing(right, with: wrong))
        #expect(problems.contains(message), "\(problems)")
    }

    @Test(
        "Days are read as their format says",
        arguments: [
            ("DD/MM/YYYY", "08/04/2026", "2026-04-08"), ("D.M.YYYY", "8.4.2026", "2026-04-08"),
            ("D MMM YYYY", "8 April 2026", "2026-04-08"), ("MM/DD/YYYY", "04/08/2026", "2026-04-08"),
            ("YYYY-MM-DD*", "2026-04-08T10:00:00Z", "2026-04-08"), ("YYYYMMDD", "20260408", "2026-04-08"),
            ("DD/MM/YYYY", "31/02/2026", nil), ("DD/MM/YYYY", "08/04/26", nil),
            ("DD/MM/YYYY", "08/04/2026 10:00", nil), ("DD/MM/YYYY", "", nil),
        ] as [(String, String, String?)])
    func days(_ pattern: String, _ text: String, _ expected: String?) throws {
        let format = try #require(DayFormat(pattern))
        #expect(format.day(in: text)?.iso8601 == expected)
    }

    @Test("A format that leaves something to guess is none", arguments: ["DD/MM", "DD/MM/YY", "MM/MM/YYYY", "day", ""])
    func vagueFormats(_ pattern: String) {
        #expect(DayFormat(pattern) == nil)
    }
}

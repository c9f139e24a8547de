import Domain
import FoundationEssentials
import Operations
import TestSupport
import Testing

@Suite("The note of a call", .database)
struct CallNoteTests {
    @Test("stands in the case's history for the scheme's own people, and for neither party")
    func internalOnly() async throws {
        let office = try SmallOffice()
        let draft = try await SaveDraft(office.office)(new: Answers(), in: .english).draft
        let accepted = try await office.accept(
            Submission(
                draft: try office.submission().draft, from: draft.id,
                call: CallNote(takenBy: StaffID(rawValue: UUID()), text: "Ada called from her neighbour's.")))
        try await office.work()
        let told = try await InspectCase(office.office)(accepted.reference).timeline
        let entry = try #require(told.first { $0.title == "We took the complaint down on the telephone" })
        #expect(entry.detail == "Ada called from her neighbour's.")
        let shown = try await office.show(accepted.reference, credential: .bearer(accepted.accessToken)).timeline
        #expect(!shown.contains { $0.title == entry.title || $0.detail == entry.detail })
        #expect(try await Doctor(office.office).examine().allSatisfy(\.violations.isEmpty))
    }
}

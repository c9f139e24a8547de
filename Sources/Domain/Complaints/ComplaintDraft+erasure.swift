extension ComplaintDraft {
    /// What may be kept of a complaint whose person is erased: what it was about, and nothing of who said what.
    public var erased: ComplaintDraft {
        var complaint = self
        complaint.complainant = Complainant(
            name: "Erased", email: nil, phone: nil, address: nil, postcode: Self.nowhere, preferredChannel: .post)
        complaint.accountReference = nil
        complaint.issueDetails = [:]
        complaint.narrative = "Erased"
        complaint.desiredOutcome = nil
        complaint.representative = nil
        complaint.adjustments = []
        complaint.adjustmentNotes = nil
        complaint.vulnerability = nil
        return complaint
    }

    /// The pseudo postcode of the Office for National Statistics for no fixed abode.
    private static let nowhere = "ZZ99 3VZ"
}

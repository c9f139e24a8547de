extension SchemeProfile {
    /// The cap that holds today and until the profile says otherwise, in pence.
    public var remedyCapPence: Int { remedyCap.newest.value }
    /// How many counter-offers the two sides may make between them.
    public var mostCounterOffers: Int { counterOffers.newest.value }
    /// The share of drafted decisions that is read a second time now, from 0 to 1.
    public var shareReadTwice: Double { secondReadingShare.newest.value }
    public var remedyCapClause: String { remedyCap.newest.clause }
}

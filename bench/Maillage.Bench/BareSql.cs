namespace Maillage.Bench;

/// <summary>What each measured page shows, asked as directly as one can.</summary>
internal static class BareSql
{
    public static readonly IReadOnlyList<string> Invoices =
    [
        """
        SELECT i."Id", i."Number", i."Subject", c."Name", a."Name", i."State", i."IssuedOn", i."ChangedAt", i."Ht", i."Ttc", o."Amount", o."Settled", o."DueOn", o."SettledOn"
        FROM "Invoices" i JOIN "Activities" a ON a."Id" = i."ActivityId" LEFT JOIN "Customers" c ON c."Id" = i."CustomerId"
        LEFT JOIN "OpenItems" o ON o."CooperativeId" = i."CooperativeId" AND o."EntryId" = i."EntryId"
        WHERE i."CooperativeId" = 1 ORDER BY i."ChangedAt" DESC, i."Id" DESC LIMIT 50
        """,
        """SELECT "State", COUNT(*), SUM("Ht"), SUM("Ttc") FROM "Invoices" WHERE "CooperativeId" = 1 AND "Rank" IS NULL GROUP BY "State" """,
        """
        SELECT i."Kind", o."DueOn" < '2026-12-20', COUNT(*), SUM(i."Ht"), SUM(i."Ttc"), SUM(o."Amount" - o."Settled") FROM "OpenItems" o
        JOIN "Invoices" i ON i."CooperativeId" = o."CooperativeId" AND i."EntryId" = o."EntryId" WHERE o."CooperativeId" = 1 AND o."SettledOn" IS NULL AND o."Account" IN ('411', '4117') GROUP BY 1, 2
        """,
        """SELECT COUNT(*), SUM("Ht"), SUM("Ttc") FROM (SELECT "Ht", "Ttc" FROM "Invoices" WHERE "CooperativeId" = 1 LIMIT 1001)""",
        """SELECT "Id", "Name" FROM "Activities" WHERE "CooperativeId" = 1 ORDER BY "Name" """,
    ];

    private const string Lines = """
        SELECT l."Id", l."EntryId", l."Date", l."Rank", l."Label", l."Account", l."ActivityId", l."ThirdPartyId", l."Debit", l."Credit" FROM "LedgerLines" l
        WHERE l."CooperativeId" = 1 AND l."EntityId" = (SELECT MIN("Id") FROM "LegalEntities") AND l."Account" = '411' AND l."Date" BETWEEN '2026-01-01' AND '2026-12-31'
        ORDER BY l."Date", l."EntryId", l."Rank" LIMIT 50
        """;

    public static readonly IReadOnlyList<string> Account =
    [
        """SELECT SUM("Debit"), SUM("Credit"), SUM("Lines") FROM "EntityBalances" WHERE "CooperativeId" = 1 AND "EntityId" = (SELECT MIN("Id") FROM "LegalEntities") AND "Account" = '411'""",
        $"""SELECT l.*, e."Journal", e."YearStart", e."Number", e."Document" FROM ({Lines}) l JOIN "LedgerEntries" e ON e."Id" = l."EntryId" ORDER BY l."Date", l."EntryId", l."Rank" """,
        $"""
        SELECT o."LineId", o."Letter" FROM "OpenItems" o WHERE o."Letter" IS NOT NULL AND o."CooperativeId" = 1 AND o."EntryId" IN (SELECT "EntryId" FROM ({Lines}))
        UNION ALL SELECT s."LineId", o."Letter" FROM "Settlements" s JOIN "OpenItems" o ON o."Id" = s."ItemId" WHERE s."CooperativeId" = 1 AND s."EntryId" IN (SELECT "EntryId" FROM ({Lines}))
        """,
        """SELECT "Id", "Code" FROM "Activities" WHERE "CooperativeId" = 1 ORDER BY "Code" """,
    ];

    /// <summary>What the totals of a quote being typed read: may this person write for this activity.</summary>
    public static IReadOnlyList<string> Typing(long activity) => [$"""SELECT "Id" FROM "Activities" WHERE "Id" = {activity}""", """SELECT "Id" FROM "Quotes" WHERE "Id" = 1"""];

    /// <summary>What its preview reads beside: customer, entity, people, brand.</summary>
    public static IReadOnlyList<string> Previewing(long activity) =>
    [
        .. Typing(activity),
        """SELECT * FROM "LegalEntities" WHERE "Id" = (SELECT MIN("Id") FROM "LegalEntities")""",
        """SELECT * FROM "LegalIdentities" WHERE "EntityId" = (SELECT MIN("Id") FROM "LegalEntities")""",
        $"""SELECT m."PersonId", p."FirstName", p."LastName" FROM "ActivityMembers" m JOIN "Persons" p ON p."Id" = m."PersonId" WHERE m."CooperativeId" = 1 AND m."ActivityId" = {activity}""",
        $"""SELECT * FROM "ActivityBrands" WHERE "CooperativeId" = 1 AND "ActivityId" = {activity}""",
    ];

    public static IReadOnlyList<string> ActivityAccount(long activity) =>
    [
        $"""SELECT * FROM "Activities" WHERE "Id" = {activity}""",
        // Beginning to the month, the month, the year to date, the month a year before; the year's months for the contribution.
        .. new (int From, int To)[] { (0, 24323), (24323, 24323), (24312, 24323), (24311, 24311) }.Select(p => $"""
            SELECT "Account", SUM("Debit"), SUM("Credit"), SUM("DraftDebit"), SUM("DraftCredit") FROM "MonthBalances"
            WHERE "CooperativeId" = 1 AND "EntityId" = (SELECT MIN("Id") FROM "LegalEntities") AND "ActivityId" = {activity} AND "Month" BETWEEN {p.From} AND {p.To} GROUP BY "Account"
            """),
        $"""
        SELECT "Month", "Account", "Debit" - "Credit" FROM "MonthBalances"
        WHERE "CooperativeId" = 1 AND "EntityId" = (SELECT MIN("Id") FROM "LegalEntities") AND "ActivityId" = {activity} AND "Month" BETWEEN 24312 AND 24323
        """,
        $"""SELECT "PersonId", "From", "To", "Share" FROM "ActivityMembers" WHERE "CooperativeId" = 1 AND "ActivityId" = {activity}""",
    ];
}

using System.Text.Json;

namespace Maillage.Modules.Demo;

/// <summary>The demonstration cooperative as <c>demo/cooperative.json</c> describes it. Amounts are in euros, rates in percent.</summary>
public sealed record DemoFile(
    DemoCooperative Cooperative, DemoEntity Entity, IReadOnlyList<DemoPerson> Team, IReadOnlyList<DemoPerson> External, IReadOnlyList<DemoActivity> Activities,
    DemoStructure Structure, IReadOnlyList<DemoCustomer> Customers, IReadOnlyList<string> Streets, IReadOnlyList<IReadOnlyList<string>> Towns)
{
    /// <summary>Activities of the small demonstration; at full size they come first.</summary>
    public const int Few = 16;

    public static DemoFile Read() => Read<DemoFile>("cooperative.json");

    internal static T Read<T>(string name) =>
        JsonSerializer.Deserialize<T>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "demo", name)), JsonSerializerOptions.Web) ?? throw new FormatException($"demo/{name} is empty.");
}

public sealed record DemoCooperative(string Name);

public sealed record DemoEntity(
    string Name, string Form, string Capital, string Siren, string Nic, string Registry, string Street, string PostCode, string City, string Email, string Phone,
    string Bank, string Branch, string AccountNumber, string Bic);

/// <param name="Role">For the team: the role given over the cooperative.</param>
/// <param name="Share">Part of a collective's result, in percent.</param>
/// <param name="About">Who the person is, for those anyone may become.</param>
public sealed record DemoPerson(string First, string Last, string? Role = null, decimal Share = 100, string? About = null);

/// <param name="StartedMonthsAgo">Months in the cooperative on the day of the demonstration.</param>
/// <param name="Featured">The activity whose person a visitor meets first: it has work in every state.</param>
/// <param name="Nature"><c>services</c>, <c>training</c>, <c>goods</c>, or <c>mixed</c>: services with their supplies.</param>
/// <param name="Monthly">Invoices a month.</param>
/// <param name="Prices">Designation and unit price without tax.</param>
/// <param name="Quantities">Least and most of a line; 1 to 4 unless said, 1 for a lump sum.</param>
/// <param name="Purchases">Label, account, usual amount without tax, rate of tax.</param>
/// <param name="Pay">Gross pay of a month.</param>
/// <param name="Unbound">A collective whose convention is not signed: its invoices wait.</param>
public sealed record DemoActivity(
    string Code, string Name, string Trade, int StartedMonthsAgo, bool Associate, IReadOnlyList<DemoPerson> Members, string Nature, string Vat, string Unit, int Monthly,
    IReadOnlyList<JsonElement[]> Prices, IReadOnlyList<JsonElement[]> Purchases, decimal Pay, bool Featured = false, bool Collective = false, int[]? Quantities = null, bool Unbound = false)
{
    public IReadOnlyList<(string What, decimal Price)> Sold => [.. Prices.Select(p => (p[0].GetString()!, p[1].GetDecimal()))];

    public IReadOnlyList<DemoPurchase> Bought => [.. Purchases.Select(p => new DemoPurchase(p[0].GetString()!, p[1].GetString()!, p[2].GetDecimal(), p[3].GetDecimal()))];
}

public sealed record DemoPurchase(string What, string Account, decimal Amount, decimal Rate)
{
    /// <summary>Services on credit, whose tax waits for the payment; goods and small expenses are paid at once.</summary>
    public bool IsOnCredit => Account is "611" or "613" or "6132";
}

/// <summary>The shared services, each month.</summary>
public sealed record DemoStructure(decimal Opening, decimal Grant, decimal Pay, decimal Rent, decimal Bank, decimal Insurance);

/// <param name="Town">Post code and name; one of the valley without.</param>
public sealed record DemoCustomer(string Name, string Kind, string Siren = "", string VatNumber = "", string Country = "FR", IReadOnlyList<string>? Town = null);

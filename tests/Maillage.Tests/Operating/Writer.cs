using Maillage.Tests.Harness;

namespace Maillage.Tests.Operating;

/// <summary>The same entry, written again and again.</summary>
internal static class Writer
{
    /// <summary>Writes an entry as a draft; the answer is in the visitor.</summary>
    public static async Task Write(this Visitor visitor, TestHouse house)
    {
        await visitor.Open("/comptabilite/ecritures/nouvelle");
        await visitor.Send(house);
    }

    /// <summary>Fills the form that is open, and sends it.</summary>
    public static Task Send(this Visitor visitor, TestHouse house) => visitor.Submit("main form[method=post]",
        ("Input.Document", "F-1"), ("Input.Label", "Fournitures"),
        ("Input.Lines[0].Account", "606"), ("Input.Lines[0].Activity", $"{house.Atelier}"), ("Input.Lines[0].Debit", "10,00"),
        ("Input.Lines[1].Account", "401"), ("Input.Lines[1].Activity", $"{house.Atelier}"), ("Input.Lines[1].Credit", "10,00"), ("acte", "enregistrer"));
}

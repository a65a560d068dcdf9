using Maillage.Domain.Kernel;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Maillage.Platform.Pages;

/// <summary>
/// Reads what people type into amounts, numbers, rates and months the French way (« 1 440,50 », « 5,5 »). What is not one is said beside
/// the field and stays as typed. An empty field is null for a nullable type, and an error for the others.
/// </summary>
public sealed class FrenchBinderProvider : IModelBinderProvider
{
    private static readonly Dictionary<Type, Func<string, object?>> Readers = new()
    {
        [typeof(Money)] = text => InRange(text, 1_000_000_000m) is { } n && decimal.Round(n, 2) == n ? Money.FromEuros(n) : null,
        [typeof(UnitPrice)] = text => InRange(text, 1_000_000_000m) is { } n ? UnitPrice.FromEuros(n) : null,
        [typeof(Quantity)] = text => InRange(text, 1_000_000m) is { } n ? Quantity.From(n) : null,
        [typeof(Rate)] = text => InRange(text, 1_000m) is { } n ? Rate.FromPercent(n) : null,
        [typeof(decimal)] = text => InRange(text, 1_000_000_000m),
        [typeof(Month)] = text => Month.TryParse(text, null, out var month) ? month : null,
    };

    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        Readers.TryGetValue(context.Metadata.UnderlyingOrModelType, out var read) ? new Binder(read, context.Metadata.UnderlyingOrModelType) : null;

    private static decimal? InRange(string text, decimal limit) => French.ParseNumber(text) is { } n && Math.Abs(n) <= limit ? n : null;

    private sealed class Binder(Func<string, object?> read, Type type) : IModelBinder
    {
        public Task BindModelAsync(ModelBindingContext context)
        {
            var value = context.ValueProvider.GetValue(context.ModelName);
            if (value == ValueProviderResult.None) return Task.CompletedTask;
            context.ModelState.SetModelValue(context.ModelName, value);
            var text = value.FirstValue;
            if (string.IsNullOrWhiteSpace(text))
            {
                if (context.ModelMetadata.IsReferenceOrNullableType) context.Result = ModelBindingResult.Success(null);
                else context.ModelState.TryAddModelError(context.ModelName, type == typeof(Month) ? "Choisissez un mois." : "Indiquez un nombre.");
            }
            else if (read(text) is { } result) context.Result = ModelBindingResult.Success(result);
            else
                context.ModelState.TryAddModelError(context.ModelName, type == typeof(Month)
                    ? "Un mois s’écrit comme 2026-11."
                    : $"« {French.Excerpt(text)} » n’est pas un nombre accepté. Écrivez par exemple 1 440,50.");
            return Task.CompletedTask;
        }
    }
}

function w = initialize(sizes, seed)

rng(seed);
w = cell(1, numel(sizes) - 1);
for l = 1:numel(sizes)-1
    w{l} = randn(sizes(l+1), sizes(l)) / sqrt(sizes(l));
end
end

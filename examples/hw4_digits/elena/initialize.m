function w = initialize(sizes, seed)
    rand('seed', 1);
    randn('twister', seed);
    w = arrayfun(@(l) randn(sizes(l+1), sizes(l)) .* sizes(l)^-0.5, 1:numel(sizes)-1, 'UniformOutput', false);
end

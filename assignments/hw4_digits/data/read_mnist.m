function [images, labels] = read_mnist(folder, part)
% READ_MNIST  Read one part of MNIST from its IDX files, gzipped or not.
% 读取 MNIST 的 IDX 文件，压缩与否都可以。
%
%   folder   where the files are: train-images-idx3-ubyte, train-labels-idx1-ubyte and the two t10k-..., as they
%            are or with .gz / 文件所在的文件夹，文件名如上，可带 .gz
%   part     'train' (60,000 images) or 't10k' (10,000) / 'train' 或 't10k'
%   images   (784, m)  gray values 0..255, one image per column, row by row of its 28x28 pixels
%            灰度 0..255，每列一张图，像素逐行排列
%   labels   (1, m)  the digits 0..9 / 数字 0..9

[pixels, sizes] = read_idx(fullfile(folder, [part '-images-idx3-ubyte']), 3);
[digits, m] = read_idx(fullfile(folder, [part '-labels-idx1-ubyte']), 1);
if sizes(1) ~= m
    error('%s: %d images and %d labels / 图像与标签个数不同', folder, sizes(1), m);
end
images = reshape(pixels, sizes(2) * sizes(3), m);
labels = reshape(digits, 1, m);
end

function [numbers, sizes] = read_idx(path, dimensions)
% Read one IDX file of bytes: two zeros, 8 for bytes, the number of dimensions; each size; then the numbers.
packed = [path '.gz'];
if exist(path, 'file')
    file = fopen(path, 'r', 'ieee-be');
elseif exist(packed, 'file')
    unpacked = tempname();
    mkdir(unpacked);
    gunzip(packed, unpacked);
    [~, name, ending] = fileparts(path);
    file = fopen(fullfile(unpacked, [name ending]), 'r', 'ieee-be');
else
    error('neither %s nor %s is there / 找不到这两个文件', path, packed);
end
head = fread(file, [1 4], 'uint8');
sizes = fread(file, [1 dimensions], 'uint32');
numbers = fread(file, Inf, 'uint8');
fclose(file);
if exist('unpacked', 'var')
    delete(fullfile(unpacked, [name ending]));
    rmdir(unpacked);
end
if ~isequal(head, [0 0 8 dimensions])
    error('%s is no IDX file of %d dimension(s) / 不是这样的 IDX 文件', path, dimensions);
end
if numel(numbers) ~= prod(sizes)
    error('%s is not complete / 文件不完整', path);
end
end
